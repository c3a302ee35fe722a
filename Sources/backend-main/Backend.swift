import GymAPI
import GymBackend
import GymCore
import Hummingbird
import ServiceKit

/// backend-main with all of its parts.
struct Backend {
    private let runtime: ServiceRuntime
    private let storage: Storage
    private let gym: Gym
    private let tokens: Tokens
    private let accounts: Accounts
    private let classLists: ClassLists

    private init(_ runtime: ServiceRuntime) async throws {
        let classLists = ClassLists()
        self.runtime = runtime
        self.classLists = classLists
        storage = try await Storage.open(runtime)
        let events = WatchedBus(storage.events) { classLists.clear() }
        gym = Gym(store: storage.store, events: events, logger: runtime.logger)
        tokens = Tokens(storage, runtime: runtime)
        accounts = Accounts(gym: gym, cache: storage.cache, tokens: tokens)
    }

    /// Adds the routes, and names what runs beside them.
    static func assemble(
        _ router: Router<BasicRequestContext>,
        _ runtime: ServiceRuntime
    ) async throws -> ServiceAssembly {
        let backend = try await Backend(runtime)
        try await backend.prepare()
        backend.addRoutes(to: router)
        let updates = ClassListUpdates(backend.storage.events, backend.classLists)
        return ServiceAssembly(services: [StorageService(backend.storage), updates, backend.calls])
    }

    private func addRoutes(to router: Router<BasicRequestContext>) {
        let guardian = Guardian(tokens: tokens)
        let limit = runtime[CommonSettings.maxBodyBytes]
        AccountRoutes(accounts: accounts, tokens: tokens, guardian: guardian, bodyLimit: limit).add(to: router)
        MemberRoutes(gym: gym, guardian: guardian, bodyLimit: limit).add(to: router)
        ClassRoutes(gym: gym, guardian: guardian, lists: classLists, bodyLimit: limit).add(to: router)
        BookingRoutes(gym: gym, guardian: guardian).add(to: router)
        DocumentRoute().add(to: router)
    }

    private var calls: CallServer {
        CallServer(
            [
                AuthCalls(accounts: accounts), MemberCalls(gym: gym, accounts: accounts), ClassCalls(gym: gym),
                BookingCalls(gym: gym),
            ],
            names: ["AuthService", "MemberService", "ClassService", "BookingService"].map { "gym.main.v1.\($0)" },
            tokens: tokens,
            runtime: runtime
        )
    }

    private func prepare() async throws {
        if let email = runtime[MainSettings.adminEmail], let password = runtime[MainSettings.adminPassword] {
            try await accounts.ensureAdministrator(email: email, password: password)
        }
        if runtime[MainSettings.demonstration] { try await Demonstration(gym: gym, accounts: accounts).prepare() }
    }
}
