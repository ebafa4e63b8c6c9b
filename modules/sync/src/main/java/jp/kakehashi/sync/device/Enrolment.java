package jp.kakehashi.sync.device;

/// This PC as head office knows it, given once at enrolment.
///
/// @param id unique for ever
/// @param name as shown in the list of devices
/// @param server address of head office, `https://…`
public record Enrolment(String id, String name, String server) {}
