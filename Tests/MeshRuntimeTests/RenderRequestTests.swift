import ArgumentParser
import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct RenderRequestTests {
    @Test func argumentsGiveTheSameRequest() {
        let request = RenderRequest(
            path: "a b/=c",
            output: .folder("out=x"),
            environment: "",
            settings: ["a": "1=2", "b": "", "ü": "\n"],
            layout: .filePerResource,
            format: .json,
            only: ["vs", "ns/x"],
            hasKustomization: true,
            isCheck: true,
            timeoutSeconds: 7,
            isQuiet: true
        )
        #expect(RenderRequest(arguments: request.arguments) == request)
        #expect(RenderRequest(arguments: RenderRequest().arguments) == RenderRequest())
    }

    @Test(arguments: [
        [], ["--env", "dev"], ["--resolved", "nonsense"], ["--resolved", "timeout=x"], ["--resolved", "set=a"],
        ["--resolved", "layout=round"], ["--resolved", "unknown=1"],
    ])
    func otherArgumentsAreRefused(_ arguments: [String]) {
        #expect(RenderRequest(arguments: arguments) == nil)
    }

    @Test func optionsGiveTheRequest() throws {
        let options = try RenderOptions.parse([
            "gym", "-o", "out", "--env", "prod", "--set", "a=1", "--set", "b=x=y", "--set", "a=2", "--only", "vs",
            "--only", "ns/gym", "--kustomization", "--timeout", "5", "--quiet",
        ])
        #expect(
            options.request
                == RenderRequest(
                    path: "gym",
                    output: .folder("out"),
                    environment: "prod",
                    settings: ["a": "2", "b": "x=y"],
                    layout: .filePerService,
                    only: ["vs", "ns/gym"],
                    hasKustomization: true,
                    timeoutSeconds: 5,
                    isQuiet: true
                )
        )
    }

    @Test func standardOutputIsAStream() throws {
        let request = try RenderOptions.parse([]).request
        #expect(request.output == .standardOutput)
        #expect(request.layout == .stream)
        #expect(request.path == ".")
    }

    @Test(arguments: [
        ["--set", "a"], ["--set", "=1"], ["--only", "/x"], ["--only", "vs/"], ["--timeout", "0"], ["--check"],
        ["--kustomization"], ["--layout", "file-per-service"], ["--layout", "round"], ["--format", "xml"], ["-o", ""],
    ])
    func contradictionsAreRefused(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try RenderOptions.parse(arguments) }
    }
}
