package jp.kakehashi.ledgerui.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowRule;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import org.jspecify.annotations.Nullable;

/// What every ledger screen works with: the service, who sits here, the names of places, the clock
/// the words, the connection and what links are called. Immutable; `connection` on the screen's
/// thread, the rest from any.
public record LedgerDesk(
        LedgerService service,
        Actor actor,
        Places places,
        InstantSource clock,
        ZoneId zone,
        Texts texts,
        ConnectionModel connection,
        LinkWords links) {
    private static final DateTimeFormatter CLOCK_TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /// What is logged when rows of `ledger` are read to do what `action` says in words.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed` when the
    ///     ledger lists purposes and none was chosen
    public String purpose(LedgerId ledger, String action) {
        return service.purposes().use(service.definition(ledger), action);
    }

    /// Values in the language now shown.
    public CellText cells() {
        return new CellText(texts.language().code(), links::of);
    }

    /// `ja` or `en`.
    public String language() {
        return texts.language().code();
    }

    /// 10:42 today, 令和8年6月1日 on another day, both when the minute matters.
    public String moment(Instant at, boolean always) {
        ZonedDateTime there = at.atZone(zone);
        String time = CLOCK_TIME.format(there);
        if (there.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone))) {
            return time;
        }
        String day = cells().date(there.toLocalDate().toString());
        return always ? day + " " + time : day;
    }

    /// 阿部（朝日庁舎）.
    public String who(Author author) {
        return texts.get(
                "ledger.person.at", author.name(), places.office(author.office(), language()));
    }

    /// The field's name on screen; its code when the definition no longer has it.
    public String label(LedgerDefinition definition, FieldId field) {
        return definition.field(field).map(f -> f.label().in(language())).orElse(field.value());
    }

    /// What is wrong, in words; names the key when nobody wrote words for it.
    public String words(Problem problem) {
        return words(problem, null);
    }

    /// The same with fields called by their names and limits written as cells are.
    public String words(Problem problem, @Nullable LedgerDefinition definition) {
        if (!texts.has(problem.key())) {
            return texts.get("ledger.problem.other", problem.key());
        }
        List<String> args = new ArrayList<>(problem.args());
        if (problem.key().equals(RowRule.BROKEN) && args.size() == RowRule.BROKEN_ARGS) {
            // The ledger's own words, which come in both languages.
            String said = args.get(language().equals("ja") ? 1 : 2);
            return texts.get(problem.key(), args.getFirst(), said);
        }
        if (definition != null && !args.isEmpty()) {
            String code = args.getFirst();
            definition.fields().stream()
                    .filter(f -> f.id().value().equals(code))
                    .findFirst()
                    .ifPresent(f -> args.replaceAll(a -> readable(f, code, a)));
        }
        return texts.get(problem.key(), args.toArray());
    }

    private String readable(FieldDefinition field, String code, String arg) {
        return arg.equals(code) ? field.label().in(language()) : cells().show(field, arg);
    }
}
