package jp.kakehashi.ledgerui.year;

import java.time.LocalDate;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.wire.YearMessages;

/// What fiscal years are called and how they stand, in words.
final class YearWords {
    private static final Wareki WAREKI = new Wareki();
    private final LedgerDesk desk;

    YearWords(LedgerDesk desk) {
        this.desk = desk;
    }

    /// 令和8年度（2026年度）.
    String name(int year) {
        LocalDate first = new FiscalYear(year).firstDay();
        boolean japanese = desk.language().equals("ja");
        String day = japanese ? WAREKI.formatLong(first) : WAREKI.formatShort(first);
        String era = day.substring(0, japanese ? day.indexOf('年') + 1 : day.indexOf('.'));
        return desk.texts().get("ledger.year.name", era, Integer.toString(year));
    }

    String day(LocalDate day) {
        return desk.cells().date(day.toString());
    }

    static String count(long rows) {
        return CellText.grouped(Long.toString(rows));
    }

    /// Whether it is over, still open for accounts, or frozen.
    Chip state(YearMessages.Year year, LocalDate today) {
        FiscalYear of = new FiscalYear(year.year());
        if (year.frozen()) {
            return new Chip(desk.texts().get("ledger.year.state.frozen"), Tone.NEUTRAL, Icon.LOCK);
        }
        if (!today.isAfter(of.lastDay())) {
            return new Chip(desk.texts().get("ledger.year.state.now"), Tone.OK, Icon.EDIT);
        }
        if (today.isBefore(year.freezesFrom())) {
            String last = day(year.freezesFrom().minusDays(1));
            return new Chip(
                    desk.texts().get("ledger.year.state.accounts", last), Tone.ACCENT, Icon.EDIT);
        }
        return new Chip(desk.texts().get("ledger.year.state.due"), Tone.WARN, Icon.ALERT);
    }

    String act(YearMessages.Act act) {
        String what =
                desk.texts()
                        .get(
                                "ledger.year.act." + act.kind().toLowerCase(java.util.Locale.ROOT),
                                name(act.year()),
                                count(act.rows()));
        String who =
                desk.texts()
                        .get("ledger.year.act.by", desk.moment(act.at(), true), act.name(), what);
        String reason = act.reason();
        return reason == null ? who : desk.texts().get("ledger.year.act.because", who, reason);
    }
}
