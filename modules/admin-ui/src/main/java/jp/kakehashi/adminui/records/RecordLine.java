package jp.kakehashi.adminui.records;

/// One entry of a log in words: when, who, what was done, with how many or to whom, and for what or
/// exactly how.
public record RecordLine(String when, String who, String what, String about, String detail) {}
