import Foundation
import GymTestKit
import TestKit
import Testing

/// Images as `make images` makes them.
@Suite struct ImageTests {
    /// What of an image's configuration matters here.
    private struct Configuration: Decodable {
        struct Process: Decodable {
            let User: String
            let Entrypoint: [String]
            let ExposedPorts: [String: [String: String]]
            let Env: [String]
        }
        let config: Process
        let created: String
    }

    @Test func theSameProgramMakesTheSameImage() throws {
        let folder = try TemporaryFolder()
        let images = ["one", "two"].map { folder.url.appending(path: $0) }
        for image in images {
            let run = try CommandRun(
                Project.path("Shipping/image.sh"),
                [Project.products.appending(path: "backend-stream").path, image.path],
                environment: ["SOURCE_DATE_EPOCH": "1750000000"]
            )
            #expect(run.status == 0, "\(run.errors)")
        }
        let files = try images.map { try FileManager.default.subpathsOfDirectory(atPath: $0.path).sorted() }
        #expect(files[0] == files[1] && files[0].contains("oci-layout"), "blobs are named by their content")
        let inspection = try CommandRun(
            URL(filePath: "/usr/bin/skopeo"),
            ["inspect", "--config", "oci:\(images[0].path):latest"]
        )
        let image = try JSONDecoder().decode(Configuration.self, from: Data(inspection.output.utf8))
        #expect(image.config.User == "65532:65532")
        #expect(image.config.Entrypoint == ["/usr/local/bin/backend-stream"])
        #expect(image.config.ExposedPorts.keys.sorted() == ["9085/tcp", "9086/tcp"])
        #expect(image.config.Env.contains("LISTEN_ADDRESS=0.0.0.0"))
        #expect(image.created == "2025-06-15T15:06:40Z")
    }
}
