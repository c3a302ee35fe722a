import Testing

/// Tests in real browsers, one after the other: each takes a processor for itself.
@Suite(.serialized) struct BrowserTests {}
