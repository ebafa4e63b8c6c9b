package jp.kakehashi.records;

/// Who made a change, where and on which device; names are the staff member's own, never a
/// resident's.
///
/// @param staff staff number (職員番号)
/// @param name as shown beside the change
/// @param office code of the office, `asahi`
/// @param device id of the workstation
public record Author(String staff, String name, String office, String device) {}
