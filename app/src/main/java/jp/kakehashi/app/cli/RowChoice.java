package jp.kakehashi.app.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.kakehashi.app.ledgers.RowFilters;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that say which rows, and in which order.
final class RowChoice {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private RowChoice() {}

    static void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--search", "WORDS"));
        spec.addOption(Verb.options("--filter", "CONDITION"));
        spec.addOption(Verb.option("--formula", "EXPRESSION"));
        spec.addOption(Verb.option("--sort", "FIELD"));
        spec.addOption(Verb.flag("--descending"));
        spec.addOption(Verb.option("--purpose", "TEXT"));
    }

    static RowFilters of(
            ParseResult typed, LedgerDefinition definition, Actor actor, InstantSource clock) {
        // Before anything is read: also a count says something of persons.
        definition.requirePurpose(typed.matchedOptionValue("--purpose", "").strip());
        @Nullable String sort = typed.matchedOptionValue("--sort", null);
        RowFilters filters =
                new RowFilters(
                        definition,
                        typed.matchedOptionValue("--search", ""),
                        typed.matchedOptionValue("--filter", List.<String>of()),
                        sort == null ? null : new FieldId(sort),
                        typed.hasMatchedOption("--descending"));
        @Nullable String formula = typed.matchedOptionValue("--formula", null);
        return formula == null
                ? filters
                : filters.only(formula, actor, LocalDate.ofInstant(clock.instant(), JAPAN));
    }
}
