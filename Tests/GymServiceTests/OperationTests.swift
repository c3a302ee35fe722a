import AsyncHTTPClient
import Foundation
import GymTestKit
import TestKit
import Testing

extension GymServiceTests {
    /// What the platform and its operators see of a service.
    @Suite struct OperationTests {
        @Test func wrongEnvironmentIsOneClearErrorAtTheStart() throws {
            let run = try CommandRun(
                Project.products.appending(path: "backend-main"),
                [],
                environment: ["HTTP_PORT": "http", "MYSQL_URL": "db:3306"]
            )
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    error: HTTP_PORT must be a number from 0 to 65535
                    error: MYSQL_URL must be a URL that begins with mysql://

                    """
            )
        }

        @Test func describesItselfAndTakesNoOtherArguments() throws {
            let executable = Project.products.appending(path: "backend-main")
            let run = try CommandRun(executable, ["--describe"])
            #expect(run.status == 0)
            #expect(run.output.contains(#""name" : "backend-main""#))
            #expect(run.output.contains(#""name" : "TOKEN_ISSUER""#))
            #expect(try CommandRun(executable, ["--help"]).status == 2)
        }

        @Test func probesMetricsAndTheReleaseInAHeader() async throws {
            let backend = try await BackendMain(.embedded, ["SERVICE_VERSION": "v2", "SERVICE_COLOUR": "green"])
            for path in ["/healthz", "/startupz", "/readyz"] {
                #expect(try await backend.send(.get, path).status == 200)
            }
            let answer = try await backend.send(.get, "/api/main/nothing")
            #expect(answer.status == 404)
            #expect(answer.header("content-type") == "application/problem+json")
            #expect(answer.header("x-service-version") == "v2")
            #expect(answer.header("x-service-colour") == "green")
            _ = try await backend.send(.get, "/api/main/classes/1")
            let metrics = try await backend.send(.get, "/metrics").text
            let series =
                #"request_duration_seconds_count{method="GET",route="/api/main/classes/{class}",status="401"} 1"#
            #expect(metrics.contains(series + "\n"))
            #expect(metrics.contains("requests_in_flight 0\n"))
            #expect(metrics.contains(#"pool_queue_depth{server="database"} 0.0"#))
            #expect(try await backend.send(.get, "/faults").status == 404)
            #expect(try await backend.send(.put, "/faults", json: #"{"errorRate":1}"#).status == 404)
        }

        @Test func faultsComeAndGoWhereTheyAreAllowed() async throws {
            let backend = try await BackendMain(.embedded, ["FAULTS_ALLOWED": "true"])
            func list() async throws -> Int { try await backend.send(.get, "/api/main/classes").status }
            #expect(try await backend.send(.put, "/faults", json: #"{"errorRate":2}"#).status == 422)
            #expect(try await list() == 200)
            #expect(try await backend.send(.put, "/faults", json: #"{"errorRate":1}"#).status == 200)
            #expect(try await list() == 500)
            #expect(try await backend.send(.get, "/healthz").status == 200)
            _ = try await backend.send(.put, "/faults", json: #"{"latencyMilliseconds":300}"#)
            let time = try await ContinuousClock().measure { _ = try await list() }
            #expect(time > .milliseconds(300))
            _ = try await backend.send(.put, "/faults", json: #"{"notReady":true}"#)
            #expect(try await backend.send(.get, "/readyz").text == "not ready: fault\n")
            _ = try await backend.send(.put, "/faults", json: "{}")
            #expect(try await backend.send(.get, "/readyz").status == 200)
        }

        @Test func tooMuchAtATimeIsTurnedAway() async throws {
            let backend = try await BackendMain(.embedded, ["FAULTS_ALLOWED": "true", "MAX_REQUESTS": "4"])
            _ = try await backend.send(.put, "/faults", json: #"{"latencyMilliseconds":1000}"#)
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<12 { group.addTask { try await backend.send(.get, "/api/main/classes") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 200 } == 4)
            let refused = answers.filter { $0.status == 503 }
            #expect(refused.count == 8)
            #expect(refused.allSatisfy { $0.header("retry-after") == "1" })
            #expect(try await backend.send(.get, "/metrics").text.contains("requests_shed_total 8\n"))
        }

        @Test func whatIsInFlightEndsBeforeTheProcess() async throws {
            let backend = try await BackendMain(.embedded, ["FAULTS_ALLOWED": "true"])
            _ = try await backend.send(.put, "/faults", json: #"{"latencyMilliseconds":1500}"#)
            async let answer = backend.send(.get, "/api/main/classes")
            try await backend.process.waitUntil("busy") {
                (try? await backend.send(.get, "/metrics").text.contains("requests_in_flight 1\n")) ?? false
            }
            backend.process.stop()
            #expect(try await answer.status == 200)
            #expect(backend.process.output.contains(#""message":"ended""#))
        }

        @Test func logsAreJSONWithTheCallersTrace() async throws {
            let backend = try await BackendMain(.embedded, ["LOG_LEVEL": "debug"])
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            _ = try await backend.send(
                .get,
                "/api/main/classes?limit=1",
                headers: ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"]
            )
            let lines = backend.process.output.split(separator: "\n")
            let logs = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
            let request = try #require(logs.first { $0["trace_id"] as? String == trace })
            #expect(request["path"] as? String == "/api/main/classes")
            #expect(request["status"] as? String == "200")
            #expect((request["span_id"] as? String)?.count == 16)
        }
    }
}
