import Testing

@testable import GymWeb

@Suite struct FormPageTests {
    private let page = FormPage(
        action: "/register",
        submit: "Send",
        fields: [Field("name", "Name", hint: "As you like."), Field("password", "Password", type: "password")],
        choices: [Choice("plan", "Plan", options: [("a", "A"), ("b", "B")], selected: "a")]
    )

    @Test func mistakesStandAtTheirFields() throws {
        let form = try Form("name=Ada&password=short&plan=b")
        let refused = page.refused(
            form,
            because: BackendProblem(invalid: [.init(field: "password", message: "is too short")])
        )
        #expect(refused.fields[1].error == "Is too short.")
        #expect(refused.problem == nil)
    }

    @Test func whatWasTypedIsKeptButForPasswords() throws {
        let refused = page.refused(
            try Form("name=Ada+L.&password=secret&plan=b"),
            because: BackendProblem(status: 422, title: "no")
        )
        #expect(refused.fields.map(\.value) == ["Ada L.", ""])
        #expect(refused.choices[0].options.filter(\.isSelected).map(\.value) == ["b"])
        #expect(refused.problem == "No.")
    }

    @Test func adviceGivesWayToAMistake() throws {
        let problem = BackendProblem(invalid: [.init(field: "name", message: "is missing")])
        #expect(page.fields[0].hint != nil)
        #expect(page.refused(try Form("name="), because: problem).fields[0].hint == nil)
    }

    @Test func mistakesWithoutAFieldAreSaidForTheWhole() throws {
        let problem = BackendProblem(invalid: [.init(field: "email", message: "is taken")])
        #expect(page.refused(try Form("name=Ada"), because: problem).problem == "Values are wrong.")
    }
}
