package jp.kakehashi.ledgerui.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerYears;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.YearMessages;

/// Fiscal years that exist in memory only: a morning in April or June. From any thread.
public final class MemoryYears implements LedgerYears {
    public final List<YearMessages.Close> closes = new CopyOnWriteArrayList<>();
    public final List<String> reopened = new CopyOnWriteArrayList<>();
    public volatile LocalDate today = LocalDate.of(2027, 4, 2);
    public volatile Problem trouble;
    public volatile boolean frozen;
    public final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();
    private volatile long carried = -1;

    private void tried() {
        if (trouble != null) {
            throw trouble.asException();
        }
    }

    @Override
    public YearMessages.Years of(LedgerId ledger) {
        tried();
        return new YearMessages.Years(
                List.of(
                        year(2027, 3, 3, -1, false),
                        year(2026, 412, carried < 0 ? 38 : 0, carried, frozen),
                        year(2025, 397, 0, 31, true),
                        year(2024, 388, 0, 27, true)),
                2,
                today,
                new YearMessages.May(true, true, true),
                List.of(
                        act(2025, "FROZEN", "佐藤 一郎", "2026-06-01", 397, null),
                        act(2024, "REOPENED", "石井 節子", "2025-07-14", 0, "監査の指摘により占用料を訂正"),
                        act(2025, "CARRIED", "佐藤 一郎", "2026-04-01", 31, null)));
    }

    private static YearMessages.Act act(
            int year, String kind, String name, String day, long rows, String reason) {
        return new YearMessages.Act(year, kind, name, SampleCity.at(day, "09:12"), rows, reason);
    }

    private static YearMessages.Year year(
            int year, long rows, long open, long carried, boolean frozen) {
        return new YearMessages.Year(
                year, rows, open, frozen, carried, LocalDate.of(year + 1, 6, 1));
    }

    @Override
    public YearMessages.Preview preview(LedgerId ledger, FiscalYear year) {
        tried();
        List<YearMessages.Carried> first = new ArrayList<>();
        for (int i = 0; carried < 0 && i < 38; i++) {
            UUID row = new UUID(7, i + 1);
            if (!withdrawn.contains(row)) {
                first.add(new YearMessages.Carried(row, "R9-%04d".formatted(i + 4)));
            }
        }
        boolean april = today.getMonthValue() < 6;
        return new YearMessages.Preview(
                year.year(),
                today,
                LocalDate.of(year.year() + 1, 6, 1),
                frozen,
                412,
                first.size(),
                first,
                Math.max(carried, 0),
                374,
                april ? List.of() : List.of(new UUID(7, 3)),
                april
                        ? List.of(
                                new YearMessages.Unsettled(new UUID(7, 60), "conflict"),
                                new YearMessages.Unsettled(new UUID(7, 61), "approval"))
                        : List.of(),
                List.of(new FieldId("permit")));
    }

    @Override
    public YearMessages.Closed close(
            LedgerId ledger, FiscalYear year, YearMessages.Close sent, Progress progress) {
        closes.add(sent);
        tried();
        carried = 38;
        frozen = sent.freeze();
        return new YearMessages.Closed(38, 0, frozen, false);
    }

    @Override
    public YearMessages.Undone undo(LedgerId ledger, FiscalYear year) {
        tried();
        carried = -1;
        return new YearMessages.Undone(38, 0, false);
    }

    @Override
    public void reopen(LedgerId ledger, FiscalYear year, String reason) {
        tried();
        reopened.add(year.year() + " " + reason);
    }

    @Override
    public YearMessages.Due due(LedgerId ledger, FiscalYear year) {
        tried();
        return new YearMessages.Due(
                year.year(),
                LocalDate.of(year.year() + 6, 3, 31),
                null,
                388,
                2,
                List.of(
                        list(new UUID(9, 1), "PROPOSED", null),
                        list(new UUID(9, 2), "DONE", "石井 節子")));
    }

    @Override
    public YearMessages.Destruction list(LedgerId ledger, UUID id) {
        tried();
        return list(id, "PROPOSED", null);
    }

    private YearMessages.Destruction list(UUID id, String state, String confirmer) {
        List<YearMessages.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            if (withdrawn.contains(new UUID(7, i))) {
                continue;
            }
            lines.add(
                    new YearMessages.Line(
                            new UUID(7, i),
                            List.of(
                                    "R2-%04d".formatted(i),
                                    "道占-" + (1100 + i),
                                    "本町一丁目地内（工事用仮囲い）")));
        }
        return new YearMessages.Destruction(
                id,
                2020,
                state,
                LocalDate.of(2026, 3, 31),
                "工藤 花子",
                SampleCity.at("2026-11-20", "10:02"),
                confirmer,
                confirmer == null ? null : SampleCity.at("2026-11-21", "09:30"),
                false,
                386,
                confirmer == null ? 0 : 3,
                "3f2a9c0d".repeat(8),
                List.of(new FieldId("number"), new FieldId("permit"), new FieldId("place")),
                lines);
    }

    @Override
    public Map<UUID, Map<FieldId, String>> words(LedgerId ledger, Collection<UUID> rows) {
        Map<UUID, Map<FieldId, String>> found = new HashMap<>();
        for (UUID row : rows) {
            if (withdrawn.contains(row)) {
                continue;
            }
            long n = row.getLeastSignificantBits();
            found.put(
                    row,
                    Map.of(
                            new FieldId("number"),
                            "R8-%04d".formatted(n * 7),
                            new FieldId("permit"),
                            "道占-" + (2300 + n),
                            new FieldId("place"),
                            "本町" + (n % 3 + 1) + "丁目地内（水道管）"));
        }
        return found;
    }
}
