import Testing

@testable import MeshLint

/// Reads the dates of certificates, and the forms they come in.
@Suite struct CertificateValidityTests {
    /// Valid from the first of January 2020 to that of 2120: one date in each of the two forms of X.509.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBBzCBraADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwIBcNMjAw
        MTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMAwxCjAIBgNVBAMMAWEwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAASQutsh6ncYWwcuq4woQUlDJkcSrkkKASv7a3ZD
        eEIwj0TC7NeqcqDmAgET4pRfk7vpks0jb2Tw4p18tOYF9f4fMAoGCCqGSM49BAMC
        A0kAMEYCIQDUNd4GziBgbUj6lrILHhV57aDfLnun8ZYIn9caUEgPUgIhAPuMvU1R
        ofZTE0Kp6MHXAazXKntVQ9Oq/5XOIDXeG4LB
        -----END CERTIFICATE-----
        """

    @Test func readsBothFormsOfDates() throws {
        let blocks = PEM.blocks(Self.certificate)
        #expect(blocks.map(\.label) == ["CERTIFICATE"])
        let bytes = try #require(blocks.first?.bytes)
        let validity = try #require(CertificateValidity(bytes))
        #expect(validity.notBefore == 1_577_836_800)
        #expect(validity.notAfter == 4_733_510_400)
    }

    @Test func refusesEveryCutOffCertificate() throws {
        let bytes = try #require(PEM.blocks(Self.certificate).first?.bytes)
        for length in 0..<bytes.count { #expect(CertificateValidity([UInt8](bytes.prefix(length))) == nil) }
    }

    @Test(arguments: [
        (0, "1970-01-01"), (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"), (1_577_836_800, "2020-01-01"),
        (4_733_510_400, "2120-01-01"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"), (-1, "1969-12-31"),
    ])
    func tellsTheDay(_ second: Int, _ day: String) {
        #expect(CalendarDay(ofSecond: second).description == day)
    }

    @Test(
        arguments: [
            ("", []), ("TQ==", [77]), ("TWE=", [77, 97]), ("TWFu", [77, 97, 110]), ("TW\n Fu", [77, 97, 110]),
            ("+/8=", [251, 255]), ("T", nil), ("TQ=A", nil), ("T_Q=", nil),
        ] as [(String, [UInt8]?)]
    )
    func decodesBase64(_ text: String, _ bytes: [UInt8]?) {
        #expect(Base64.decode(text) == bytes)
    }
}
