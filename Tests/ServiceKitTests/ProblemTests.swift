import Foundation
import HTTPTypes
import Testing

@testable import ServiceKit

@Suite struct ProblemTests {
    @Test func hasTheFormOfRFC9457() throws {
        let problem = Problem.invalid([.init("email", "must be an address")])
        let json = try #require(JSONSerialization.jsonObject(with: problem.json) as? [String: Any])
        #expect(json["type"] as? String == "/problems/invalid-values")
        #expect(json["status"] as? Int == 422)
        #expect(json["errors"] as? [[String: String]] == [["field": "email", "message": "must be an address"]])
    }

    @Test func aStatusAloneIsAboutBlank() throws {
        let json = try #require(JSONSerialization.jsonObject(with: Problem(.notFound).json) as? [String: Any])
        #expect(json["type"] as? String == "about:blank")
        #expect(json["title"] as? String == "Not Found")
        #expect(json["errors"] == nil)
    }

    @Test func tellsWhenToComeBack() {
        let problem = Problem.later(seconds: 7, kind: "overloaded", title: "Too much")
        #expect(problem.status == .serviceUnavailable)
        #expect(problem.headers[.retryAfter] == "7")
    }

    @Test(
        arguments: [
            (Faults(errorRate: 1.5), "errorRate"), (Faults(errorRate: -1), "errorRate"),
            (Faults(latencyMilliseconds: -1), "latencyMilliseconds"),
        ]
    )
    func faultsHaveLimits(_ faults: Faults, _ field: String) {
        #expect(faults.mistakes.map(\.field) == [field])
    }

    @Test func faultsThatAreNotNamedAreOff() throws {
        let faults = try JSONDecoder().decode(Faults.self, from: Data(#"{"errorRate": 0.5}"#.utf8))
        #expect(faults == Faults(errorRate: 0.5))
    }
}
