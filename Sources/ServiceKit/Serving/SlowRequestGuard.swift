import NIOCore
import NIOHTTPTypes

/// Ends connections whose request does not arrive whole in time, so that nobody holds them open by sending a byte now and then.
///
/// Stands where bytes come in, and learns from ``RequestEndMarker``, behind the parser, when a request is complete.
/// A connection that is idle between requests is left alone.
final class SlowRequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private static let answer = """
        HTTP/1.1 408 Request Timeout\r\ncontent-type: application/problem+json\r\nconnection: close\r\n\
        content-length: 65\r\n\r\n{"type":"about:blank","title":"The request is slow","status":408}
        """

    private let limit: TimeAmount
    private var alarm: Scheduled<Void>?
    private var hasAnswered = false

    init(limit: TimeAmount) {
        self.limit = limit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if alarm == nil {
            hasAnswered = false
            alarm = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { self.cut(context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        hasAnswered = true
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        requestIsComplete()
        context.fireChannelInactive()
    }

    func requestIsComplete() {
        alarm?.cancel()
        alarm = nil
    }

    private func cut(_ context: ChannelHandlerContext) {
        if !hasAnswered {
            context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: Self.answer))), promise: nil)
        }
        context.close(promise: nil)
    }
}

/// Tells a ``SlowRequestGuard`` when a request is complete.
final class RequestEndMarker: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let slowness: SlowRequestGuard

    init(limit: TimeAmount) {
        slowness = SlowRequestGuard(limit: limit)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(slowness, position: .first)
        } catch {
            context.fireErrorCaught(error)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { slowness.requestIsComplete() }
        context.fireChannelRead(data)
    }
}
