/// What a result depends on besides the mesh: options, and the `traffic.yaml` beside the mesh.
public struct RenderInputs {
    private let request: RenderRequest
    private let traffic: [UInt8]

    /// Reads the traffic; what is wrong with it the renderer will say.
    public init(of request: RenderRequest) {
        self.request = request
        traffic = (try? TrafficFile.text(beside: request.path)) ?? []
    }

    /// The inputs as bytes, in an order that is always the same.
    public var all: [[UInt8]] { request.choices.map { Array($0.utf8) } + [traffic] }

    /// Does with the result kept at `path` what a renderer does with its own; `nil` if none is there.
    public func deliverResult(at path: String) -> ExitStatus? {
        guard let kept = KeptResult(at: path), kept.traffic == traffic else { return nil }
        return RenderRun(request).run(kept.evaluation)
    }
}
