package jp.kakehashi.vision.form;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import jp.kakehashi.kernel.text.Wareki;
import org.jspecify.annotations.Nullable;

/// A day out of figures that were read from a form's boxes for year, month and day.
record FormDay(
        Function<FormFacts, String> era,
        Function<FormFacts, OptionalLong> year,
        Function<FormFacts, OptionalLong> month,
        Function<FormFacts, OptionalLong> day) {

    private static final List<String> ERAS = List.of("明治", "大正", "昭和", "平成", "令和", "西暦");
    private static final Set<String> IMPOSSIBLE =
            Set.of(
                    "problem.date.no_such_month",
                    "problem.date.no_such_day",
                    "problem.date.before_era",
                    "problem.date.after_era");
    private static final Wareki WAREKI = new Wareki();

    /// Whether a choice's words name an era: 令和, or its first character as forms print it.
    static boolean era(String words) {
        return !words.isEmpty() && ERAS.stream().anyMatch(e -> e.startsWith(words));
    }

    /// Whether it lies after today.
    Truth later(FormFacts facts) {
        return switch (read(facts)) {
            case Wareki.Reading.Day(LocalDate date) -> Truth.of(date.isAfter(facts.today()));
            case Wareki.Reading.NoDay _ -> Truth.UNKNOWN;
            case null -> Truth.UNKNOWN;
        };
    }

    /// Whether there is no such day, 令和7年2月30日.
    Truth none(FormFacts facts) {
        return switch (read(facts)) {
            case Wareki.Reading.Day _ -> Truth.FALSE;
            case Wareki.Reading.NoDay(var why, _) ->
                    IMPOSSIBLE.contains(why.key()) ? Truth.TRUE : Truth.UNKNOWN;
            case null -> Truth.UNKNOWN;
        };
    }

    private Wareki.@Nullable Reading read(FormFacts facts) {
        String marked = era.apply(facts);
        OptionalLong y = year.apply(facts);
        OptionalLong m = month.apply(facts);
        OptionalLong d = day.apply(facts);
        if (marked.isEmpty() || y.isEmpty() || m.isEmpty() || d.isEmpty()) {
            return null;
        }
        String whole = ERAS.stream().filter(e -> e.startsWith(marked)).findFirst().orElse("");
        String name = whole.equals("西暦") ? "" : whole;
        return WAREKI.read(name + y.getAsLong() + "年" + m.getAsLong() + "月" + d.getAsLong() + "日");
    }
}
