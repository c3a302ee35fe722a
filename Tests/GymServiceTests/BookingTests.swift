import Foundation
import GymCore
import Testing

extension GymServiceTests {
    /// Bookings over REST, on embedded storage and on real servers.
    @Suite struct BookingTests {
        @Test(arguments: BackendMain.Backing.allCases)
        func twoHundredPeopleAndTwentyPlaces(_ backing: BackendMain.Backing) async throws {
            let backend = try await BackendMain(backing)
            let yoga = try await backend.schedule(capacity: 20)
            var people: [Person] = []
            for number in 0..<200 { people.append(try await backend.join("Member\(number)")) }
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for person in people {
                    group.addTask {
                        try await backend.send(.post, "/api/main/classes/\(yoga)/bookings", token: person.token)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 201 })
            let states = try answers.map { try $0.text("state") }
            #expect(states.count { $0 == "booked" } == 20)
            let positions = try answers.compactMap { try $0.json["position"] as? Int }
            #expect(positions.sorted() == Array(1...180))
            let list = try await backend.send(.get, "/api/main/classes")
            #expect(try list.items.first?["booked"] as? Int == 20)
            #expect(try list.items.first?["waiting"] as? Int == 180)
        }

        @Test(arguments: BackendMain.Backing.allCases)
        func theSameKeyGivesTheSameBooking(_ backing: BackendMain.Backing) async throws {
            let backend = try await BackendMain(backing)
            let (ada, yoga, boxing) = (
                try await backend.join(), try await backend.schedule(), try await backend.schedule("boxing")
            )
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<10 { group.addTask { try await backend.book(yoga, ada.token, key: "key-1") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 201 })
            #expect(try Set(answers.map { try $0.text("id") }).count == 1)
            let another = try await backend.book(boxing, ada.token, key: "key-1")
            #expect(another.status == 409)
            #expect(try another.text("type") == "/problems/key-reused")
            let withoutKey = try await backend.book(yoga, ada.token)
            #expect(withoutKey.status == 409)
            #expect(try withoutKey.text("type") == "/problems/already-booked")
            #expect(try await backend.book(boxing, ada.token, key: "not a key").status == 422)
        }

        @Test(arguments: BackendMain.Backing.allCases)
        func theFirstWhoWaitsMovesUp(_ backing: BackendMain.Backing) async throws {
            let backend = try await BackendMain(backing)
            let yoga = try await backend.schedule(capacity: 1)
            let (ada, eve) = (try await backend.join("Ada"), try await backend.join("Eve"))
            let booking = try await backend.book(yoga, ada.token)
            let waiting = try await backend.book(yoga, eve.token)
            #expect(try waiting.text("state") == "waiting")
            #expect(try waiting.number("position") == 1)
            let path = try "/api/main/bookings/\(booking.text("id"))"
            // Somebody else's booking is as if there were none.
            #expect(try await backend.send(.get, path, token: eve.token).status == 404)
            #expect(try await backend.send(.delete, path, token: eve.token).status == 404)
            #expect(try await backend.send(.delete, path, token: ada.token).status == 204)
            #expect(try await backend.send(.delete, path, token: ada.token).status == 409)
            let mine = try await backend.send(.get, "/api/main/me/bookings", token: eve.token)
            #expect(try mine.items.map { $0["state"] as? String } == ["booked"])
        }

        @Test func plansLimitOpenBookings() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join(plan: "basic")
            let plans = try await backend.send(.get, "/api/main/plans", token: ada.token).items
            let basic = try #require(plans.first { $0["id"] as? String == "basic" })
            let limit = try #require(basic["maxOpenBookings"] as? Int)
            for _ in 0..<limit {
                #expect(try await backend.book(backend.schedule(), ada.token).status == 201)
            }
            let tooMany = try await backend.book(backend.schedule(), ada.token)
            #expect(tooMany.status == 409)
            #expect(try tooMany.text("type") == "/problems/plan-limit")
        }

        @Test func numbersForTheAdministrator() async throws {
            let backend = try await BackendMain()
            let admin = try await backend.join("Root", role: .admin)
            let (yoga, ada) = (try await backend.schedule(), try await backend.join())
            let booking = try await backend.book(yoga, ada.token)
            _ = try await backend.send(.delete, "/api/main/bookings/\(booking.text("id"))", token: ada.token)
            let answer = try await backend.send(.get, "/api/main/analytics", token: admin.token)
            let days = try #require(try answer.json["days"] as? [[String: Any]])
            #expect(days.count == 1)
            #expect(days.first?["bookings"] as? Int == 1 && days.first?["cancellations"] as? Int == 1)
            let types = try #require(try answer.json["types"] as? [[String: Any]])
            #expect(types.first?["type"] as? String == "yoga" && types.first?["capacity"] as? Int == 20)
            #expect(try answer.number("members") == 3)
        }

        /// Texts that would mean something to a database, a shell or a file system.
        @Test(arguments: [
            "' OR '1'='1", "'; DROP TABLE members; --", "%", "_", "\\", "../../etc/passwd", "<script>", "😀",
        ])
        func textsMeanNothingButThemselves(_ text: String) async throws {
            let backend = try await SharedBackend.backend
            let admin = try await backend.join("Root", role: .admin)
            let ada = try await backend.join()
            let encoded = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let found = try await backend.send(.get, "/api/main/members?q=\(encoded)", token: admin.token)
            #expect(found.status == 200)
            #expect(try found.items.isEmpty)
            for path in ["members", "classes", "bookings"] {
                let answer = try await backend.send(.get, "/api/main/\(path)/\(encoded)", token: admin.token)
                #expect(answer.status == 404, "\(path)")
            }
            let name = String(decoding: try JSONEncoder().encode("Ada" + text), as: UTF8.self)
            let renamed = try await backend.change("/api/main/me", ada.token, version: 2, #"{"name":\#(name)}"#)
            #expect(renamed.status == 200)
            #expect(try renamed.text("name") == "Ada" + text)
        }
    }
}

extension BackendMain {
    func book(_ gymClass: String, _ token: String, key: String? = nil) async throws -> Answer {
        let headers = key.map { ["idempotency-key": $0] } ?? [:]
        return try await send(.post, "/api/main/classes/\(gymClass)/bookings", token: token, headers: headers)
    }
}
