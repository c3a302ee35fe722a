import Foundation
import GymCore
import TestKit
import Testing

extension GymServiceTests {
    /// The OpenAPI document against what the service does.
    @Suite struct OpenAPITests {
        /// schemathesis makes right and wrong requests from the document; the service must not fail, and answer as documented.
        ///
        /// What hashes passwords is left out: that takes too long to be tried so often.
        @Test func everyAnswerIsDocumented() async throws {
            let backend = try await BackendMain()
            let (caller, yoga) = (
                try await backend.join("Ada", role: .admin), try await backend.schedule(capacity: 500)
            )
            _ = try await backend.book(yoga, caller.token)
            let folder = try TemporaryFolder()
            let run = try CommandRun(
                Project.path(".build/python/bin/schemathesis"),
                [
                    "run", "http://127.0.0.1:\(backend.http)/api/main/openapi.json",
                    "--include-path-regex", "^/api/main/", "--exclude-operation-id", "register",
                    "--exclude-operation-id", "logIn", "--exclude-operation-id", "changePassword", "--header",
                    "Authorization: Bearer \(caller.token)",
                    "--checks",
                    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance",
                    "--phases", "examples,coverage,fuzzing", "--max-examples", "5", "--seed", "1", "--no-color",
                ],
                in: folder.url
            )
            #expect(run.status == 0, "\(run.output.suffix(5_000))\(run.errors.suffix(1_000))")
        }

        /// The texts that are made from the sources are those of now.
        @Test func theDocumentIsTheOneThatIsWritten() async throws {
            let backend = try await SharedBackend.backend
            let published = try await backend.send(.get, "/api/main/openapi.json").body
            let script = "import json,sys,yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))"
            let source = try CommandRun(
                Project.path(".build/python/bin/python"),
                ["-c", script, Project.path("Sources/GymAPI/openapi.yaml").path]
            )
            let one = try JSONSerialization.jsonObject(with: published) as? NSDictionary
            let other = try JSONSerialization.jsonObject(with: Data(source.output.utf8)) as? NSDictionary
            #expect(one != nil && one == other, "make proto writes it anew")
        }
    }
}
