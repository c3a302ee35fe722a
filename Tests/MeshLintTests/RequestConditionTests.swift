import MeshModel
import Testing

@testable import MeshLint

@Suite struct TextConditionTests {
    @Test(arguments: [
        (StringMatch.exact("/a"), StringMatch.exact("/a")),
        (.prefix("/a"), .exact("/ab")),
        (.prefix("/a"), .prefix("/a/b")),
        (.prefix("/a"), .regex("/a/[0-9]+")),
        (.prefix("/a"), .regex("^/a.*")),
        (.prefix("/a"), .regex("/ab?")),
        (.prefix("/a"), .regex("/a(/.*)?")),
        (.regex("/a.*"), .prefix("/a/b")),
        (.regex("/a.*$"), .exact("/a")),
        (.regex(".*"), .regex("x+")),
        (.regex("GET|HEAD"), .exact("HEAD")),
        (.regex("GET|HEAD|PUT"), .regex("PUT|GET")),
        (.regex("[a-z]+"), .regex("[a-z]+")),
        (.regex(#"/a\.b"#), .exact("/a.b")),
        (StringMatch(), .regex("x+")),
    ])
    func covers(_ outer: StringMatch, _ inner: StringMatch) {
        #expect(TextCondition(outer).covers(TextCondition(inner)))
    }

    @Test(arguments: [
        (StringMatch.exact("/a"), StringMatch.prefix("/a")),
        (.exact("/a"), .exact("/A")),
        (.prefix("/a/"), .exact("/a")),
        (.prefix("/a/"), .regex("/a(/.*)?")),
        (.prefix("/ab"), .regex("/ab?")),
        (.prefix("/ab"), .regex("/ab*")),
        (.prefix("/ab"), .regex("/ab{0,2}")),
        (.prefix("/a"), .regex("/a(x)|/b")),
        (.prefix("/a"), .regex("(?i)/a")),
        (.prefix("d"), .regex(#"\d+"#)),
        (.regex("GET|HEAD"), StringMatch()),
        (.regex("GET|HEAD"), .exact("POST")),
        (.regex("/a.+"), .prefix("/a")),
        (.regex("[a-z]+"), .exact("a")),
        (.exact(""), StringMatch()),
    ])
    func doesNotCertainlyCover(_ outer: StringMatch, _ inner: StringMatch) {
        #expect(!TextCondition(outer).covers(TextCondition(inner)))
    }
}
