extension Gym {
    /// The schedule, the earliest first.
    public func classes(_ filter: ClassFilter, _ page: PageRequest) async throws -> Page<GymClass> {
        try await store.classes(filter, page)
    }

    public func gymClass(_ id: String) async throws -> GymClass {
        try await store.gymClass(id)
    }

    /// Schedules a class: administrators any, trainers their own.
    public func schedule(_ new: NewClass, as caller: Caller) async throws -> GymClass {
        let trainer = new.trainer ?? caller.id
        try Rules.requireSchedule(of: trainer, caller)
        try Rules.check(Rules.errors(in: new, now: .now))
        let gymClass = try await store.schedule(new, trainer: trainer)
        await publish([.of(.classScheduled, gymClass)])
        return gymClass
    }

    /// Changes a class; if it gets larger, those who wait move up.
    ///
    /// - Parameter version: what the change was made from.
    public func change(
        _ id: String,
        _ change: ClassChange,
        version: Int,
        as caller: Caller
    ) async throws -> GymClass {
        try await requireSchedule(ofClass: id, caller)
        if let trainer = change.trainer { try Rules.requireSchedule(of: trainer, caller) }
        try Rules.check(Rules.errors(in: change, now: .now))
        let (gymClass, promoted) = try await store.change(id, change, version: version)
        await publish([.of(.classUpdated, gymClass)] + promoted.map(EventDraft.of))
        return gymClass
    }

    /// Cancels a class with all of its bookings; once is as good as twice.
    public func cancelClass(_ id: String, as caller: Caller) async throws {
        try await requireSchedule(ofClass: id, caller)
        let (gymClass, cancelled) = try await store.cancelClass(id)
        guard let gymClass else { return }
        await publish([.of(.classCancelled, gymClass)] + cancelled.map(EventDraft.of))
    }

    func requireSchedule(ofClass id: String, _ caller: Caller) async throws {
        guard caller.role != .member else { throw GymError.forbidden }
        try await Rules.requireSchedule(of: store.gymClass(id).trainer.id, caller)
    }
}
