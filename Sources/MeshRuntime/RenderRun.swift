import Glibc
import MeshDSL
import MeshRender

/// One run of a renderer: evaluates the mesh, then writes, prints or compares what it comes to.
struct RenderRun {
    private let request: RenderRequest
    private let output: StandardOutput
    private let messages: ProblemMessage

    init(_ request: RenderRequest) {
        self.request = request
        output = StandardOutput.claim()
        // A file that grows too large is an error like any other, not the end.
        signal(SIGXFSZ, SIG_IGN)
        messages = ProblemMessage(meshPath: request.path)
    }

    /// Evaluates the mesh, and delivers what it comes to.
    func run(embeddedTraffic: String?, _ mesh: () -> Mesh) -> ExitStatus {
        reporting {
            let traffic = try TrafficFile.text(beside: request.path) ?? Array((embeddedTraffic ?? "").utf8)
            try activateContext(traffic)
            let evaluation = evaluate(mesh)
            guard evaluation.problems.isEmpty else { return report(evaluation.problems) }
            if let path = request.keptPath { KeptResult(traffic: traffic, evaluation).write(to: path) }
            return try deliver(evaluation)
        }
    }

    /// Delivers what a mesh came to when it was evaluated before.
    func run(_ kept: Evaluation) -> ExitStatus { reporting { try deliver(kept) } }

    private func reporting(_ body: () throws -> ExitStatus) -> ExitStatus {
        do {
            return try body()
        } catch let problem as RenderProblem {
            return report([problem])
        } catch {
            return report([RenderProblem("\(error)")])
        }
    }

    private func activateContext(_ traffic: [UInt8]) throws {
        let services = try TrafficFile(traffic, path: TrafficFile.path(beside: request.path)).services
        RenderContext(environment: request.environment, settings: request.settings, traffic: services).activate()
    }

    private func evaluate(_ mesh: () -> Mesh) -> Evaluation {
        CrashGuard.arm(timeoutSeconds: request.timeoutSeconds)
        defer { CrashGuard.disarm() }
        let mesh = mesh()
        var renderer = Renderer(
            mesh: mesh.name,
            layout: request.layout,
            format: request.format,
            filter: ResourceFilter(request.only),
            hasKustomization: request.hasKustomization
        )
        let summary = mesh.lower { renderer.add($0) }
        var rendered = renderer.finish()
        rendered.problems += summary.problems.map { RenderProblem($0.message, at: $0.place) }
        rendered.problems += RenderContext.problems.map { RenderProblem($0) }
        if rendered.resourceCount == 0, !request.only.isEmpty, rendered.problems.isEmpty {
            rendered.problems = rendered.notes.map { RenderProblem($0) }
        }
        return Evaluation(rendered: rendered, secrets: summary.secrets)
    }

    private func deliver(_ evaluation: Evaluation) throws -> ExitStatus {
        let status = try write(evaluation.rendered)
        if !request.isQuiet, !request.isCheck { tell(evaluation.rendered.notes, evaluation.secrets) }
        return status
    }

    private func write(_ rendered: RenderedMesh) throws -> ExitStatus {
        guard case .folder(let folder) = request.output else {
            for file in rendered.files { try output.write(file.bytes) }
            return .success
        }
        if request.isCheck { return try check(rendered, in: folder) }
        let outcome = try FolderUpdate.run(on: folder, files: rendered.files, isPartial: !request.only.isEmpty)
        if !request.isQuiet { StandardError.write(Report.text(for: outcome, of: rendered, in: folder)) }
        return .success
    }

    private func check(_ rendered: RenderedMesh, in folder: String) throws -> ExitStatus {
        let check = try FolderCheck(of: folder, for: rendered.files)
        try output.write(check.diff)
        if !request.isQuiet { StandardError.write(Report.text(for: check, of: folder)) }
        return check.isUpToDate ? .success : .differences
    }

    private func tell(_ notes: [String], _ secrets: [SecretRequirement]) {
        for note in notes { StandardError.write("note: \(note)") }
        if let text = SecretList(secrets).text { StandardError.write(text) }
    }

    private func report(_ problems: [RenderProblem]) -> ExitStatus {
        StandardError.write(problems.map(messages.text).joined(separator: "\n"))
        return .failure
    }
}
