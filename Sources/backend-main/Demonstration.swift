import GymCore

/// Classes of a week to try the gym with.
struct Demonstration {
    private static let days: Int64 = 7
    private static let timetable: [(hour: Int64, type: String, minutes: Int, capacity: Int)] = [
        (7, "yoga", 60, 20), (12, "spinning", 45, 15), (17, "boxing", 60, 12), (19, "pilates", 50, 10),
    ]

    let gym: Gym
    let accounts: Accounts

    /// Schedules the classes, unless there are any to come.
    func prepare() async throws {
        guard try await gym.classes(ClassFilter(), PageRequest(limit: 1)).items.isEmpty else { return }
        let trainer = try await accounts.ensureTrainer(email: "grace@example.com", name: "Grace Hopper")
        let caller = Caller(id: trainer.id, role: .trainer)
        let midnight = Moment.now.seconds / 86_400 * 86_400
        for day in 1...Self.days {
            for entry in Self.timetable {
                let start = Moment(seconds: midnight + day * 86_400 + entry.hour * 3_600)
                let new = NewClass(
                    type: entry.type,
                    startsAt: start,
                    durationMinutes: entry.minutes,
                    capacity: entry.capacity
                )
                _ = try await gym.schedule(new, as: caller)
            }
        }
    }
}
