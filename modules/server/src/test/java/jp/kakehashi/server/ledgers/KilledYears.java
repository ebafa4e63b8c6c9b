package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;

/// Closes a year, freezes it, and destroys it when its time has come, as a process of its own.
final class KilledYears {
    static final String SECRET = "ひみつの内容";
    static final int ENDED = 250;
    static final int OPEN = 60;
    static final LocalDate DUE = LocalDate.of(2032, 4, 1);

    private final YearSite years;
    private final CallerSession first;
    private final CallerSession second;

    /// Head office on what lies in `folder`.
    KilledYears(Path folder) {
        years = new YearSite(folder, Databases.openLocal(folder.resolve("db"), new SystemClock()));
        first = years.site.caller("7701", "civil", "keeper", "archivist");
        second = years.site.caller("7702", "staff", "keeper", "archivist");
    }

    YearSite years() {
        return years;
    }

    YearMessages.Closed close(UUID run) {
        years.on(LocalDate.of(2027, 6, 1));
        return years.close(years.closer, 2026, run, true);
    }

    YearMessages.Destruction propose(UUID id) {
        years.on(DUE);
        return years.propose(first, id);
    }

    YearMessages.Destruction list(UUID id) {
        years.on(DUE);
        return years.list(second, id);
    }

    YearMessages.Destruction confirm(YearMessages.Destruction list) {
        return years.decide(second, list, true);
    }

    public static void main(String[] args) {
        KilledYears here = new KilledYears(Path.of(args[0]));
        here.years.published();
        here.years.rows(ENDED, "2026-05-01", "終了", "place", SECRET);
        here.years.rows(OPEN, "2026-06-01", "有効");
        UUID run = UUID.randomUUID();
        UUID list = UUID.randomUUID();
        System.out.println("ids " + run + " " + list);
        System.out.println("going");
        here.close(run);
        System.out.println("closed");
        YearMessages.Destruction proposed = here.propose(list);
        System.out.println("proposed");
        System.out.println("going");
        here.confirm(proposed);
        System.out.println("destroyed");
        System.out.println("going");
        System.exit(0);
    }
}
