package jp.kakehashi.adminui.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.wire.AuditMessages.ActLine;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ViewingLine;
import jp.kakehashi.wire.AuditMessages.ViewingPage;

/// What stands in the logs of the model city; for tests only.
final class SampleLogs {
    private SampleLogs() {}

    static ViewingPage viewings() {
        UUID row = new UUID(7, 7);
        return new ViewingPage(
                List.of(
                        viewing(31, "0388", "residents", "card", "窓口での本人からの問い合わせ", List.of(row)),
                        viewing(30, "0123", "permits", "export", "更新の案内を送る", List.of(row, row)),
                        viewing(29, "0412", "residents", "snapshot", "0..412", List.of())),
                false,
                Map.of("0388", "阿部　勇", "0123", "佐藤　千代", "0412", "東海林　弘"));
    }

    private static ViewingLine viewing(
            long seq, String staff, String ledger, String kind, String purpose, List<UUID> rows) {
        return new ViewingLine(
                seq,
                SampleAdmin.NOW.minus(Duration.ofHours(40 - seq)),
                staff,
                "asahi",
                "pc-c",
                ledger,
                kind,
                purpose,
                rows.size(),
                rows);
    }

    static ActPage acts() {
        return new ActPage(
                List.of(
                        new ActLine(
                                SampleAdmin.NOW,
                                "0012",
                                "post.add",
                                "0123",
                                "2 asahi/counter keeper"),
                        new ActLine(SampleAdmin.NOW, "0012", "device.revoke", "pc-d", null)),
                true,
                Map.of("0012", "情報　太郎"));
    }
}
