import Foundation
import TestKit
import Testing

/// The pages in `docs` are what the sources say.
@Suite struct GeneratedPageTests {
    private let pages: TemporaryFolder

    init() throws {
        pages = try TemporaryFolder()
        #expect(try Meshgen.run("pages", pages.path).status == 0)
    }

    @Test func thePagesAreCurrent() throws {
        #expect(
            pages.files.contains("commands.md") && pages.files.contains("schema/virtualservices.networking.istio.io.md")
        )
        for page in pages.files {
            let committed = try? String(contentsOf: Project.path("docs/\(page)"), encoding: .utf8)
            #expect(committed == (try pages.read(page)), "docs/\(page): run make docs")
        }
    }

    @Test(arguments: ["schema", "man"])
    func noPageIsLeftOver(_ folder: String) throws {
        let committed = try FileManager.default.contentsOfDirectory(atPath: Project.path("docs/\(folder)").path)
        let written = try FileManager.default.contentsOfDirectory(atPath: "\(pages.path)/\(folder)")
        #expect(Set(committed) == Set(written))
    }

    /// `man` itself finds nothing to complain about.
    @Test func manReadsEveryPage() throws {
        let manuals = pages.files.filter { $0.hasPrefix("man/") }
        #expect(manuals.count >= 6)
        for page in manuals {
            let run = try CommandRun(
                URL(filePath: "/usr/bin/man"),
                ["--warnings=w", "--local-file", "\(pages.path)/\(page)"],
                environment: ["MANWIDTH": "100", "LC_ALL": "C.UTF-8"]
            )
            #expect(run.status == 0)
            #expect(run.errors == "", "\(page)")
            #expect(run.output.contains("EXIT STATUS") && run.output.contains("SEE ALSO"))
        }
    }

    @Test func theManualOfRenderNamesItsOptions() throws {
        let text = try pages.read("man/meshgen-render.1")
        for part in [".TH MESHGEN\\-RENDER 1", "\\-o, \\-\\-output FOLDER", "One of stream, file\\-per\\-service"] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
