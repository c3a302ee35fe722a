import Foundation
import TestKit
import Testing

extension Browser {
    /// Opens an account, and is logged in then.
    func register(_ name: String, in gym: RunningGym) async throws {
        try await open(gym.members.appending(path: "register"))
        let address = "\(UInt64.random(in: 0...UInt64.max))@example.com"
        try await fill(["name": name, "email": address, "password": "a long password"])
        try await click("main form button")
        try await wait(for: ".who", toSay: name)
    }

    func logInAsAdministrator(of gym: RunningGym) async throws {
        try await open(gym.administration)
        try await fill(["email": RunningGym.administrator.email, "password": RunningGym.administrator.password])
        try await click("main form button")
        try await wait(for: "main h1", toSay: "Analytics")
    }

    /// As an administrator, schedules a class for tomorrow at noon.
    func schedule(_ type: String, seats: Int, in gym: RunningGym) async throws {
        try await logInAsAdministrator(of: gym)
        try await open(gym.administration.appending(path: "classes/new"))
        try await fill(["type": type, "durationMinutes": "45", "capacity": "\(seats)"])
        try await set("startsAt", to: Tomorrow.noon)
        try await click("main form button")
        try await wait(for: "main .note", toSay: "on the schedule")
    }

    /// Finds a class in the calendar, and opens its page.
    func openClass(_ title: String, in gym: RunningGym) async throws {
        let week = [URLQueryItem(name: "week", value: Tomorrow.date)]
        try await open(gym.members.appending(path: "classes").appending(queryItems: week))
        let path = try await run(
            "return [...document.querySelectorAll('h3 a')].find(link => link.textContent === arguments[0])?.pathname",
            [title]
        )
        try await open(gym.members.appending(path: try #require(path as? String)))
        try await wait(for: "main h1", toSay: title)
    }

    /// Books on the page of a class.
    func book() async throws {
        try await click("form[action$='/book'] button")
    }

    /// Cancels on the page of a class.
    func cancel() async throws {
        try await click("form[action$='/cancel'] button")
    }

    /// Whether the page fits its window.
    func expectToFit(_ page: Comment) async throws {
        let excess = try await run("return document.documentElement.scrollWidth - innerWidth") as? Int
        #expect(try #require(excess) <= 0, page)
    }

    /// What axe finds wrong with the page.
    func expectToBeAccessible(_ page: Comment) async throws {
        try await run(Axe.script.get())
        let findings = try await runLater(
            """
            const done = arguments[0];
            axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
              .then(({violations}) => done(violations.map(({id, nodes}) => `${id}: ${nodes.map(n => n.target).join(", ")}`)));
            """
        )
        #expect(try #require(findings as? [String]) == [], page)
    }
}

/// The day of the classes that the tests schedule.
enum Tomorrow {
    private static var day: Date { Date(timeIntervalSinceNow: 86_400) }

    /// For example `2026-11-26`.
    static var date: String { day.formatted(.iso8601.year().month().day()) }
    /// For example `2026-11-26T12:00`.
    static var noon: String { "\(date)T12:00" }
}

/// The accessibility checks of Deque's axe-core.
enum Axe {
    /// Read once, from the Python package that carries it.
    static let script = Result {
        let library = Project.path(".build/python/lib")
        let pythons = try FileManager.default.contentsOfDirectory(atPath: library.path)
        let file = "site-packages/axe_core_python/axe.min.js"
        let place = pythons.map { library.appending(path: "\($0)/\(file)") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        guard let place else { throw NeverHappened(what: "axe-core is installed; make setup does it") }
        return try String(decoding: Data(contentsOf: place), as: UTF8.self)
    }
}
