import Foundation
import Testing

extension GymServiceTests {
    /// Accounts, passwords and tokens, on embedded storage and on real servers.
    @Suite struct AccountTests {
        private static let password = "a long enough password"

        @Test(arguments: BackendMain.Backing.allCases)
        func registerLogInRenewLogOut(_ backing: BackendMain.Backing) async throws {
            let backend = try await BackendMain(backing)
            let registered = try await backend.register("ada@example.com", Self.password)
            #expect(registered.status == 201)
            #expect(registered.header("cache-control") == "no-store")
            let me = try await backend.send(.get, "/api/main/me", token: registered.text("accessToken"))
            #expect(try me.text("email") == "ada@example.com")
            #expect(try me.text("role") == "member")

            let again = try await backend.register("ADA@example.com", Self.password)
            #expect(again.status == 409)
            #expect(try again.text("type") == "/problems/email-taken")

            let first = try await backend.logIn("ada@example.com", Self.password)
            #expect(first.status == 200)
            let second = try await backend.renew(first.text("refreshToken"))
            #expect(second.status == 200)
            // Two tabs of a browser renew at the same time.
            let tab = try await backend.renew(first.text("refreshToken"))
            #expect(try tab.text("refreshToken") == second.text("refreshToken"))

            let token = try second.text("accessToken")
            #expect(try await backend.send(.get, "/api/main/me", token: token).status == 200)
            #expect(try await backend.logOut(second.text("refreshToken")).status == 204)
            #expect(try await backend.send(.get, "/api/main/me", token: token).status == 401)
            #expect(try await backend.renew(second.text("refreshToken")).status == 401)
            // The other log-in is another one.
            #expect(try await backend.send(.get, "/api/main/me", token: registered.text("accessToken")).status == 200)
        }

        @Test func aRefreshTokenThatIsUsedTwiceEndsItsLogIn() async throws {
            let backend = try await BackendMain()
            let first = try await backend.register("ada@example.com", Self.password)
            let second = try await backend.renew(first.text("refreshToken"))
            let third = try await backend.renew(second.text("refreshToken"))
            #expect(third.status == 200)
            #expect(try await backend.renew(first.text("refreshToken")).status == 401)
            #expect(try await backend.renew(third.text("refreshToken")).status == 401)
            #expect(try await backend.send(.get, "/api/main/me", token: third.text("accessToken")).status == 401)
        }

        @Test func accountsCannotBeFoundOutByLoggingIn() async throws {
            let backend = try await BackendMain()
            _ = try await backend.register("ada@example.com", Self.password)
            let clock = ContinuousClock()
            var answers: [Answer] = []
            var times: [Duration] = []
            for email in ["ada@example.com", "' OR '1'='1"] {
                times.append(
                    try await clock.measure { answers.append(try await backend.logIn(email, "a wrong password")) }
                )
            }
            #expect(answers.map(\.status) == [401, 401])
            #expect(try answers[0].text("detail") == answers[1].text("detail"))
            // A hash takes hundreds of milliseconds, the rest a few: half of the time cannot be without one.
            #expect(times[1] > times[0] / 2 && times[0] > times[1] / 2)
        }

        @Test func anAccountStandsTenWrongPasswords() async throws {
            let backend = try await BackendMain()
            // An account that is not there is guarded alike, and each attempt counts, however it is written.
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<12 {
                    let email = number.isMultiple(of: 2) ? "ada@example.com" : "Ada@Example.com"
                    group.addTask { try await backend.logIn(email, "a wrong password").status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == Array(repeating: 401, count: 10) + [429, 429])
            let answer = try await backend.logIn("ada@example.com", "a wrong password")
            #expect(answer.header("retry-after") == "900")
        }

        @Test func changingThePasswordEndsOtherLogIns() async throws {
            let backend = try await BackendMain()
            let here = try await backend.register("ada@example.com", Self.password)
            let elsewhere = try await backend.logIn("ada@example.com", Self.password)
            let token = try here.text("accessToken")
            let wrong = try await backend.changePassword("not the password", "another long password", token)
            #expect(wrong.status == 401)
            #expect(try await backend.changePassword(Self.password, "short", token).status == 422)
            #expect(try await backend.changePassword(Self.password, "another long password", token).status == 204)
            #expect(try await backend.renew(elsewhere.text("refreshToken")).status == 401)
            #expect(try await backend.renew(here.text("refreshToken")).status == 200)
            #expect(try await backend.logIn("ada@example.com", Self.password).status == 401)
        }

        @Test(
            arguments: [
                ("ada", "Ada", password, "email"), ("ada@example.com", "", password, "name"),
                ("ada@example.com", "Ada", "short", "password"), ("a@b@c", "Ada", password, "email"),
            ]
        )
        func wrongValuesAreNamed(_ email: String, _ name: String, _ password: String, _ field: String) async throws {
            let backend = try await SharedBackend.backend
            let answer = try await backend.register(email, password, name: name)
            #expect(answer.status == 422)
            #expect(answer.header("content-type") == "application/problem+json")
            let errors = try #require(try answer.json["errors"] as? [[String: String]])
            #expect(errors.map { $0["field"] } == [field])
        }

        @Test func theAdministratorOfTheEnvironmentCanLogIn() async throws {
            let (email, password) = BackendMain.admin
            let backend = try await BackendMain(.embedded, ["ADMIN_EMAIL": email, "ADMIN_PASSWORD": password])
            let answer = try await backend.logIn(email, password)
            let members = try await backend.send(.get, "/api/main/members", token: answer.text("accessToken"))
            #expect(members.status == 200)
            #expect(try members.items.map { $0["email"] as? String } == [email])
        }
    }
}

/// The backend of all tests that leave it as it was for the others.
enum SharedBackend {
    private static let start = Task { try await BackendMain() }

    static var backend: BackendMain {
        get async throws { try await start.value }
    }
}

extension BackendMain {
    func register(_ email: String, _ password: String, name: String = "Ada") async throws -> Answer {
        let json = #"{"email":"\#(email)","name":"\#(name)","password":"\#(password)"}"#
        return try await send(.post, "/api/main/auth/register", json: json)
    }

    func logIn(_ email: String, _ password: String) async throws -> Answer {
        try await send(.post, "/api/main/auth/login", json: #"{"email":"\#(email)","password":"\#(password)"}"#)
    }

    func renew(_ refreshToken: String) async throws -> Answer {
        try await send(.post, "/api/main/auth/refresh", json: #"{"refreshToken":"\#(refreshToken)"}"#)
    }

    func logOut(_ refreshToken: String) async throws -> Answer {
        try await send(.post, "/api/main/auth/logout", json: #"{"refreshToken":"\#(refreshToken)"}"#)
    }

    func changePassword(_ current: String, _ new: String, _ token: String) async throws -> Answer {
        let json = #"{"currentPassword":"\#(current)","newPassword":"\#(new)"}"#
        return try await send(.put, "/api/main/me/password", token: token, json: json)
    }
}
