import Testing

@testable import GymCore

/// Accounts, on both databases.
@Suite struct MemberTests {
    private func registration(_ email: String, name: String = "Ada") -> Registration {
        Registration(email: email, name: name, passwordHash: "hash")
    }

    @Test(arguments: Backing.allCases)
    func anAddressHasOneAccountWhateverItsCase(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.gym.register(registration("Ada@Example.com"))
        #expect(ada.email == "ada@example.com")
        await #expect(throws: GymError.conflict(.emailTaken)) {
            try await fixture.gym.register(registration("ADA@example.com"))
        }
        #expect(try await fixture.gym.store.credentials(email: "aDa@example.com")?.member == ada)
        #expect(try await fixture.gym.store.credentials(email: "nobody@example.com") == nil)
    }

    @Test(arguments: Backing.allCases)
    func ofRegistrationsAtOnceOneHolds(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = registration("ada@example.com")
        let failures = await withTaskGroup(of: GymError?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do { _ = try await fixture.gym.register(ada) } catch { return error as? GymError }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.emailTaken) } == 9)
    }

    @Test(arguments: Backing.allCases)
    func whatIsFoundIsPartOfANameOrAnAddress(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        for (name, email) in [
            ("Ada", "countess@example.com"), ("100 % Bob", "bob_b@example.com"), ("Žofie", "z@ada.example"),
        ] {
            _ = try await fixture.gym.register(registration(email, name: name))
        }
        func found(_ query: String) async throws -> [String] {
            try await fixture.gym.members(matching: query, PageRequest(), as: fixture.admin).items.map(\.name).sorted()
        }
        #expect(try await found("ADA") == ["Ada", "Žofie"])
        #expect(try await found("žof") == ["Žofie"])
        #expect(try await found("%") == ["100 % Bob"])
        #expect(try await found("b_b") == ["100 % Bob"])
        #expect(try await found("").count == 3)
        #expect(try await found("' OR 1=1 --") == [])
        let first = try await fixture.gym.members(matching: "", PageRequest(limit: 2), as: fixture.admin)
        let page = PageRequest(limit: 2, cursor: first.next)
        let second = try await fixture.gym.members(matching: "", page, as: fixture.admin)
        #expect(
            (first.items + second.items).map(\.email) == ["bob_b@example.com", "countess@example.com", "z@ada.example"]
        )
    }

    @Test(arguments: Backing.allCases)
    func membersChangeTheirProfileButNotTheirRole(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join(plan: "plus")
        let before = try await fixture.gym.me(ada)
        let change = MemberChange(name: "Ada Lovelace", plan: "basic")
        let after = try await fixture.gym.updateMe(change, version: before.version, as: ada)
        #expect((after.name, after.plan, after.version) == ("Ada Lovelace", "basic", before.version + 1))
        await #expect(throws: GymError.outdated) {
            try await fixture.gym.updateMe(change, version: before.version, as: ada)
        }
        await #expect(throws: GymError.forbidden) {
            try await fixture.gym.updateMe(MemberChange(role: .admin), version: after.version, as: ada)
        }
        await #expect(throws: GymError.invalid([FieldError("plan", "must be the id of a plan")])) {
            try await fixture.gym.updateMe(MemberChange(plan: "gold"), version: after.version, as: ada)
        }
        let trainer = try await fixture.gym.updateMember(
            ada.id,
            MemberChange(role: .trainer),
            version: after.version,
            as: fixture.admin
        )
        #expect(trainer.role == .trainer)
        await #expect(throws: GymError.forbidden) { try await fixture.gym.member(ada.id, as: ada) }
    }

    @Test(arguments: Backing.allCases)
    func textsAreDataWhateverTheySay(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let names = ["Robert'); DROP TABLE members;--", "\"quoted\" \\ back", "😀 emoji", "<script>alert(1)</script>"]
        for (number, name) in names.enumerated() {
            let member = try await fixture.gym.register(registration("m\(number)@example.com", name: name))
            #expect(try await fixture.gym.member(member.id, as: fixture.admin).name == name)
        }
    }

    @Test(arguments: Backing.allCases)
    func replicasShareTheirSigningKeys(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let seen = try await withThrowingTaskGroup(of: [SigningKey].self) { group in
            for replica in 0..<8 {
                group.addTask {
                    try await fixture.storage.store.rotateSigningKeys(
                        adding: "key \(replica)",
                        every: .seconds(3600),
                        forgettingAfter: .seconds(7200)
                    )
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen.count == 1)
        #expect(seen.first?.count == 1)
        let rotated = try await fixture.storage.store.rotateSigningKeys(
            adding: "next",
            every: .zero,
            forgettingAfter: .seconds(7200)
        )
        #expect(rotated.map(\.privateKey).contains("next") && rotated.count == 2)
        #expect(try await fixture.storage.store.signingKeys() == rotated)
    }
}
