import MeshModel
import Testing

@Suite struct ValueTests {
    @Test(arguments: [
        ("0", 0), ("250ms", 250_000_000), ("1h30m", 5_400_000_000_000), ("1.5s", 1_500_000_000),
        ("-2s", -2_000_000_000),
        ("1us", 1_000), ("1µs", 1_000), (".5s", 500_000_000), ("100ns", 100),
    ])
    func durationsAreReadAsGoReadsThem(_ text: String, _ nanoseconds: Int) throws {
        let duration = try #require(GoDuration(text))
        #expect(duration.nanoseconds == nanoseconds)
        #expect(duration.description == text)
    }

    @Test(arguments: ["", "5", "s", "1 s", "1d", "1.2.3s", ".s", "1s2", "9999999999h", "+", "-"])
    func textThatIsNoDurationIsRefused(_ text: String) {
        #expect(GoDuration(text) == nil)
    }

    @Test(arguments: [
        ("1", "1000m"), ("1Ki", "1024"), ("1k", "1000"), ("0.5", "500m"), ("1e3", "1k"), ("1.5Gi", "1536Mi"),
        ("1E", "1000P"),
    ])
    func quantitiesAreEqualByAmount(_ left: String, _ right: String) throws {
        let first = try #require(Quantity(left))
        let second = try #require(Quantity(right))
        #expect(first == second)
        #expect(first.description == left)
    }

    @Test(arguments: ["", "x", "1x", "--1", "1..2", "Mi", "1e99", "99999999999999999999999999999999E"])
    func textThatIsNoQuantityIsRefused(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test func quantitiesOrderByAmount() throws {
        let small = try #require(Quantity("999m"))
        #expect(small < .cores(1))
        #expect(Quantity.mebibytes(1024) == .gibibytes(1))
    }

    @Test func aPortByNameIsNotAPortByNumber() {
        #expect(IntOrString.string("8080") != .int(8080))
        #expect(IntOrString.percent(25) == "25%")
    }

    @Test func anyValueKeepsTheOrderOfItsKeys() {
        let value: AnyValue = ["b": 1, "a": [true, nil, "x", 1.5]]
        #expect(
            String(decoding: value.tape.json(isPretty: false), as: UTF8.self) == #"{"b":1,"a":[true,null,"x",1.5]}"#
        )
        #expect(value["b"]?.int == 1)
        #expect(value["a"]?.items?.count == 4)
        #expect(value["c"] == nil)
    }
}
