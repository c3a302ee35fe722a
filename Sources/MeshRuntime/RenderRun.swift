import Glibc
import MeshDSL
import MeshLint
import MeshModel
import MeshRender

/// One run of a renderer: evaluates the mesh, checks it, then writes, prints or compares what it comes to.
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
            if request.isLintStream { return try writeLintStream(mesh) }
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

    private func report(_ problems: [RenderProblem]) -> ExitStatus {
        StandardError.write(problems.map(messages.text).joined(separator: "\n"))
        return .failure
    }
}

extension RenderRun {
    private func evaluate(_ mesh: () -> Mesh) -> Evaluation {
        CrashGuard.arm(timeoutSeconds: request.timeoutSeconds, messages: messages)
        defer { CrashGuard.disarm() }
        let mesh = mesh()
        var renderer = Renderer(
            mesh: mesh.name,
            layout: request.layout,
            format: request.format,
            filter: ResourceFilter(request.only),
            hasKustomization: request.hasKustomization
        )
        // Resources are kept only for the checks: without them, memory holds little more than the output.
        var resources: [DeclaredResource] = []
        let summary = mesh.lower { declared in
            renderer.add(declared)
            if request.isLinted { resources.append(declared) }
        }
        var rendered = renderer.finish()
        if request.only.isEmpty { rendered.notes += summary.notes }
        rendered.problems += Self.problems(of: summary)
        if rendered.resourceCount == 0, !request.only.isEmpty, rendered.problems.isEmpty {
            rendered.problems = rendered.notes.map { RenderProblem($0) }
        }
        if request.isLinted, rendered.problems.isEmpty {
            rendered.problems = MeshCheck.problems(
                of: resources,
                policies: summary.policies,
                read: messages.source(named:)
            )
        }
        return Evaluation(rendered: rendered, secrets: summary.secrets)
    }

    /// Writes what `meshgen lint` asks for.
    private func writeLintStream(_ mesh: () -> Mesh) throws -> ExitStatus {
        CrashGuard.arm(timeoutSeconds: request.timeoutSeconds, messages: messages)
        var resources: [DeclaredResource] = []
        let summary = mesh().lower { resources.append($0) }
        let policies = PolicyResults(summary.policies, on: resources)
        CrashGuard.disarm()
        let problems = Self.problems(of: summary)
        guard problems.isEmpty else { return report(problems) }
        try output.write(LintStream.bytes(resources, policies))
        return .success
    }

    /// What is wrong with the declarations themselves.
    private static func problems(of summary: MeshSummary) -> [RenderProblem] {
        summary.problems.map { RenderProblem($0.message, at: $0.place) }
            + RenderContext.problems.map { RenderProblem($0) }
    }
}

extension RenderRun {
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
        if try FolderUpdate.repair(folder) { StandardError.write(Report.repair(of: folder)) }
        let check = try FolderCheck(of: folder, for: rendered.files)
        try output.write(check.diff)
        if !request.isQuiet { StandardError.write(Report.text(for: check, of: folder)) }
        return check.isUpToDate ? .success : .differences
    }

    private func tell(_ notes: [String], _ secrets: [SecretRequirement]) {
        for note in notes { StandardError.write("note: \(note)") }
        if let text = SecretList(secrets).text { StandardError.write(text) }
    }
}
