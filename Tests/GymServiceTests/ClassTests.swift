import Foundation
import GymCore
import Testing

extension GymServiceTests {
    /// The schedule over REST: who may change it, and what two who change it at once get.
    @Suite struct ClassTests {
        @Test(arguments: BackendMain.Backing.allCases)
        func schedulingChangingAndCancelling(_ backing: BackendMain.Backing) async throws {
            let backend = try await BackendMain(backing)
            let admin = try await backend.join("Root", role: .admin)
            let id = try await backend.schedule("yoga")
            let path = "/api/main/classes/\(id)"
            let before = try await backend.send(.get, path, token: admin.token)
            #expect(before.header("etag") == "\"1\"")

            let blind = try await backend.send(.patch, path, token: admin.token, json: #"{"capacity":30}"#)
            #expect(blind.status == 428)
            let changed = try await backend.change(path, admin.token, version: 1, #"{"capacity":30}"#)
            #expect(changed.status == 200)
            #expect(try changed.number("capacity") == 30)
            #expect(changed.header("etag") == "\"2\"")
            let late = try await backend.change(path, admin.token, version: 1, #"{"capacity":40}"#)
            #expect(late.status == 412)

            #expect(try await backend.send(.delete, path, token: admin.token).status == 204)
            #expect(try await backend.send(.delete, path, token: admin.token).status == 204)
            #expect(try await backend.send(.get, path, token: admin.token).json["cancelled"] as? Bool == true)
        }

        @Test func listsComeInPages() async throws {
            let backend = try await BackendMain()
            for _ in 0..<5 { _ = try await backend.schedule("boxing") }
            _ = try await backend.schedule("yoga")
            var seen: [String] = []
            var query = "/api/main/classes?type=boxing&limit=2"
            var pages = 0
            while pages < 10 {
                let page = try await backend.send(.get, query)
                seen += try page.items.compactMap { $0["id"] as? String }
                pages += 1
                guard let next = try page.json["next"] as? String else { break }
                let cursor = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                query = "/api/main/classes?type=boxing&limit=2&cursor=\(cursor)"
            }
            #expect(pages == 3)
            #expect(Set(seen).count == 5 && seen.count == 5)
        }

        @Test(arguments: [
            "limit=0", "limit=101", "limit=many", "from=yesterday", "to=1", "cursor=%00'--", "type=%00",
            "type=" + String(repeating: "x", count: 41),
        ])
        func wrongQueriesAreRefused(_ query: String) async throws {
            let backend = try await SharedBackend.backend
            #expect(try await backend.send(.get, "/api/main/classes?\(query)").status == 422)
        }

        /// Lists are kept for a moment; never longer than until something changes.
        @Test func aListIsNeverOlderThanTheLastChange() async throws {
            let backend = try await BackendMain()
            let yoga = try await backend.schedule(capacity: 100)
            for count in 1...20 {
                let ada = try await backend.join()
                let before = try await backend.send(.get, "/api/main/classes")
                #expect(try before.items.first?["booked"] as? Int == count - 1)
                #expect(
                    try await backend.send(.post, "/api/main/classes/\(yoga)/bookings", token: ada.token).status == 201
                )
                let after = try await backend.send(.get, "/api/main/classes")
                #expect(try after.items.first?["booked"] as? Int == count)
                let tag = try #require(after.header("etag"))
                #expect(tag != before.header("etag"))
                let same = try await backend.send(.get, "/api/main/classes", headers: ["if-none-match": tag])
                #expect(same.status == 304 && same.body.isEmpty)
            }
        }

        @Test func trainersScheduleTheirOwnClassesOnly() async throws {
            let backend = try await SharedBackend.backend
            let (grace, alan) = (
                try await backend.join("Grace", role: .trainer), try await backend.join("Alan", role: .trainer)
            )
            let start = Moment.now + .seconds(3_600)
            let new = #""type":"yoga","startsAt":"\#(start)","durationMinutes":60,"capacity":10"#
            let own = try await backend.send(.post, "/api/main/classes", token: grace.token, json: "{\(new)}")
            #expect(own.status == 201)
            #expect(own.header("location") == "/api/main/classes/\(try own.text("id"))")
            let others = #"{\#(new),"trainer":"\#(alan.id)"}"#
            #expect(try await backend.send(.post, "/api/main/classes", token: grace.token, json: others).status == 403)
            let path = try "/api/main/classes/\(own.text("id"))"
            #expect(try await backend.change(path, alan.token, version: 1, #"{"capacity":1}"#).status == 403)
            #expect(try await backend.send(.delete, path, token: alan.token).status == 403)
            #expect(try await backend.change(path, grace.token, version: 1, #"{"capacity":1}"#).status == 200)
        }

        /// A member calls what is for administrators and trainers.
        @Test func membersMayNotAdminister() async throws {
            let backend = try await SharedBackend.backend
            let (ada, eve) = (try await backend.join("Ada"), try await backend.join("Eve"))
            let yoga = try await backend.schedule()
            let start = Moment.now + .seconds(3_600)
            let new = #"{"type":"yoga","startsAt":"\#(start)","durationMinutes":60,"capacity":10}"#
            let attempts = [
                try await backend.send(.get, "/api/main/members", token: eve.token),
                try await backend.send(.get, "/api/main/members/\(ada.id)", token: eve.token),
                try await backend.change("/api/main/members/\(eve.id)", eve.token, version: 2, #"{"role":"admin"}"#),
                try await backend.send(.post, "/api/main/classes", token: eve.token, json: new),
                try await backend.change("/api/main/classes/\(yoga)", eve.token, version: 1, #"{"capacity":1}"#),
                try await backend.send(.delete, "/api/main/classes/\(yoga)", token: eve.token),
                try await backend.send(.get, "/api/main/classes/\(yoga)/bookings", token: eve.token),
                try await backend.send(.get, "/api/main/analytics", token: eve.token),
            ]
            #expect(attempts.map(\.status) == Array(repeating: 403, count: attempts.count))
            // A role that is sent along with a profile is not taken.
            let me = try await backend.change("/api/main/me", eve.token, version: 2, #"{"name":"Eva","role":"admin"}"#)
            #expect(me.status == 200)
            #expect(try me.text("role") == "member")
        }

        @Test func nobodyGetsAnythingWithoutAToken() async throws {
            let backend = try await SharedBackend.backend
            for path in ["me", "me/bookings", "plans", "members", "members/1", "classes/1", "bookings/1", "analytics"] {
                #expect(try await backend.send(.get, "/api/main/\(path)").status == 401, "\(path)")
            }
            #expect(try await backend.send(.post, "/api/main/classes/1/bookings").status == 401)
            #expect(try await backend.send(.get, "/api/main/classes").status == 200)
            #expect(try await backend.send(.get, "/api/main/openapi.json").status == 200)
        }
    }
}

extension BackendMain {
    func change(_ path: String, _ token: String, version: Int, _ json: String) async throws -> Answer {
        try await send(.patch, path, token: token, json: json, headers: ["if-match": "\"\(version)\""])
    }
}
