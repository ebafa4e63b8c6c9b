package jp.kakehashi.adminui.records;

import java.util.Map;
import java.util.Objects;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.wire.AuditMessages.ActLine;
import jp.kakehashi.wire.AuditMessages.ViewingLine;

/// Puts entries of the logs into words. From any thread.
final class RecordWords {
    private final AdminDesk desk;
    private final Texts texts;
    private final Map<String, Label> ledgers;

    RecordWords(AdminDesk desk, Map<String, Label> ledgers) {
        this.desk = desk;
        this.texts = desk.texts();
        this.ledgers = ledgers;
    }

    RecordLine line(ViewingLine line, Map<String, String> names) {
        Label ledger = ledgers.get(line.ledger());
        return new RecordLine(
                desk.moment(line.at()),
                person(line.staff(), names),
                texts.get(
                        "admin.record.viewed",
                        ledger == null ? line.ledger() : ledger.in(texts.language().code()),
                        word("admin.record.kind.", line.kind())),
                line.count() == 0
                        ? texts.get("admin.record.whole")
                        : texts.get("admin.record.rows", line.count()),
                line.purpose());
    }

    RecordLine line(ActLine line, Map<String, String> names) {
        return new RecordLine(
                desk.moment(line.at()),
                person(line.staff(), names),
                word("admin.record.act.", line.action()),
                person(line.subject(), names),
                Objects.requireNonNullElse(line.detail(), ""));
    }

    private String person(String staff, Map<String, String> names) {
        String name = names.get(staff);
        return name == null ? staff : texts.get("admin.record.person", name, staff);
    }

    private String word(String beginning, String code) {
        String key = beginning + code;
        return texts.has(key) ? texts.get(key) : code;
    }
}
