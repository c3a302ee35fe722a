import MeshModel
import MeshRender
import Testing
import YAML

@Suite struct KindTests {
    @Test func identitiesAreUnique() {
        var seen: Set<String> = []
        for kind in ResourceKinds.all {
            for version in [kind.type.apiVersion] + kind.type.otherVersions {
                let isNew = seen.insert("\(version) \(kind.type.kind)").inserted
                #expect(isNew, "\(version) \(kind.type.kind)")
            }
        }
        #expect(ResourceKinds.all.count >= 55)
    }

    @Test func everyKindIsFoundByAllItsNames() {
        for kind in ResourceKinds.all {
            for name in [kind.type.kind, kind.type.plural] + kind.type.shortNames {
                let found = ResourceKinds.types(named: name).contains { $0 == kind }
                #expect(found, "\(name) of \(kind)")
            }
        }
    }

    @Test func everyFieldSaysWhatItMeans() {
        for schema in AllSchemas.all {
            for field in schema.fields where !["metadata", "spec", "status"].contains(field.name) {
                #expect(!field.summary.isEmpty, "\(schema.name).\(field.name)")
            }
        }
    }

    @Test func rulesNameFieldsThatExist() {
        for schema in AllSchemas.all {
            for case .some(let names) in schema.rules.map(\.fieldNames) {
                for name in names { #expect(schema.field(name) != nil, "\(schema.name): \(name)") }
            }
        }
    }

    /// What a kind reads is what it wrote, whatever the fields.
    @Test func everyFieldSurvivesWritingAndReading() throws {
        for kind in ResourceKinds.all {
            try expectRoundTrip(kind)
        }
    }

    private func expectRoundTrip<Kind: Resource>(_ kind: Kind.Type) throws {
        let sample = SampleValue.object(of: kind.schema, depth: 0)
        var tape = Tape()
        tape.beginObject()
        tape.key("apiVersion")
        tape.string(kind.type.apiVersion)
        tape.key("kind")
        tape.string(kind.type.kind)
        for (key, value) in sample.entries ?? [] {
            tape.key(key)
            tape.append(value.tape)
        }
        tape.endObject()
        let resource = try #require(Kind.decodeDocument(tape))
        var written = Tape()
        resource.encodeDocument(to: &written)
        #expect(resource.unknownFields.isEmpty, "\(kind): \(resource.unknownFields.entries.map(\.key))")
        #expect(written.json(isPretty: false) == tape.json(isPretty: false), "\(kind)")
    }

    @Test func whatTheModelDoesNotKnowIsKept() throws {
        let text = """
            apiVersion: networking.istio.io/v1beta1
            kind: VirtualService
            metadata: {name: cart, colour: red}
            spec:
              hosts: [cart]
              future: {a: [1, null]}
              http:
                - timeout: soon
                  route: [{destination: {host: cart}, weight: ten}]
            """
        let manifest = try #require(Manifest(Document.parse(text).documents[0].root))
        let service = try #require(manifest.resource as? VirtualService)
        #expect(service.spec.unknownFields.entries.map(\.key) == ["future"])
        #expect(service.spec.http?[0].timeout == nil)
        #expect(service.spec.http?[0].route?[0].weight == nil)
        #expect(manifest.tape.sortedJSON == manifest.sourceTape.sortedJSON)
    }

    @Test func aMissingRequiredFieldReadsAsEmpty() throws {
        let text = "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nspec: {}\n"
        let manifest = try #require(Manifest(Document.parse(text).documents[0].root))
        #expect((manifest.resource as? DestinationRule)?.spec.host == "")
    }

    @Test func anUnknownKindPassesThrough() throws {
        let text =
            "kind: KafkaTopic\napiVersion: kafka.strimzi.io/v1beta2\nmetadata: {name: a, namespace: b}\nspec: {partitions: 3}\n"
        let manifest = try #require(Manifest(Document.parse(text).documents[0].root))
        #expect(manifest.resource is RawResource)
        #expect(manifest.resource.identity.description == "KafkaTopic b/a")
        #expect(manifest.tape.sortedJSON == manifest.sourceTape.sortedJSON)
    }
}

extension ObjectRule {
    fileprivate var fieldNames: [String]? {
        switch self {
        case .atMostOne(let names), .exactlyOne(let names), .atLeastOne(let names): names
        case .expression: nil
        }
    }
}
