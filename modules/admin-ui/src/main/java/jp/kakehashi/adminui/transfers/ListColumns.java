package jp.kakehashi.adminui.transfers;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import org.jspecify.annotations.Nullable;

/// Which column of a table holds what of a transfer, and a row of it as a line.
final class ListColumns {
    private static final List<String> KNOWN =
            List.of(
                    "number",
                    "name",
                    "kana",
                    "office",
                    "section",
                    "roles",
                    "concurrent",
                    "change",
                    "from",
                    "until");
    private static final List<String> ROLES =
            List.of("keeper", "reader", "approver", "auditor", "administrator");
    private static final String BETWEEN = "[、,，・/／;；\\s　]+";

    private final SearchFolding folding = new SearchFolding();
    private final Wareki wareki = new Wareki();
    private final ListWords words = new ListWords(folding);
    private final Map<String, Integer> columns = new HashMap<>();
    private final CityDirectory city;

    ListColumns(SheetTable table, CityDirectory city) {
        this.city = city;
        for (String what : KNOWN) {
            int best = Integer.MAX_VALUE;
            for (int at = 0; at < table.fields().size(); at++) {
                int sure = words.place(what, table.fields().get(at).name());
                if (sure >= 0 && sure < best) {
                    best = sure;
                    columns.put(what, at);
                }
            }
        }
        boolean days = columns.containsKey("from") || columns.containsKey("until");
        if (!columns.containsKey("number") || !days) {
            throw Problem.invalid("problem.transfer.columns").asException();
        }
    }

    TransferLine line(int number, List<@Nullable String> row) {
        String staff = cell(row, "number");
        if (staff == null) {
            throw Problem.invalid("problem.transfer.number").asException();
        }
        String change = cell(row, "change");
        LocalDate from = day(cell(row, "from"));
        LocalDate until = day(cell(row, "until"));
        if (change != null && words.means("leaves", change)) {
            return new TransferLine(
                    number,
                    TransferSheet.plain(staff),
                    cell(row, "name"),
                    cell(row, "kana"),
                    null,
                    null,
                    null,
                    false,
                    null,
                    until == null ? from : until);
        }
        if (change != null && words.means("relieved", change)) {
            return relieved(number, staff, row, until == null ? dayBefore(from) : until);
        }
        String section = cell(row, "section");
        String office = cell(row, "office");
        Place place = section == null ? null : place(office, section);
        if (section == null && office != null && from != null) {
            throw Problem.invalid("problem.transfer.place").asException();
        }
        return new TransferLine(
                number,
                TransferSheet.plain(staff),
                cell(row, "name"),
                cell(row, "kana"),
                place == null ? null : place.office,
                place == null ? null : place.section,
                roles(cell(row, "roles")),
                concurrent(cell(row, "concurrent"), change),
                from,
                until);
    }

    /// 兼務を免ずる counts from the day it is given: the day before is the last one.
    private TransferLine relieved(
            int number, String staff, List<@Nullable String> row, @Nullable LocalDate last) {
        String section = cell(row, "section");
        if (section == null) {
            throw Problem.invalid("problem.transfer.relieved").asException();
        }
        Place place = place(cell(row, "office"), section);
        return new TransferLine(
                number,
                TransferSheet.plain(staff),
                cell(row, "name"),
                cell(row, "kana"),
                place.office,
                place.section,
                null,
                true,
                null,
                last);
    }

    private static @Nullable LocalDate dayBefore(@Nullable LocalDate day) {
        return day == null ? null : day.minusDays(1);
    }

    private @Nullable String cell(List<@Nullable String> row, String what) {
        Integer at = columns.get(what);
        String text = at == null ? null : row.get(at);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return wareki.parse(text);
        }
    }

    private record Place(String office, String section) {}

    /// Both may stand in one cell, 朝日庁舎 市民窓口係; without an office it is the first, head office.
    private Place place(@Nullable String office, String section) {
        Optional<String> only = section(section);
        if (office != null) {
            String at =
                    office(office)
                            .orElseThrow(
                                    () ->
                                            Problem.invalid("problem.transfer.office", office)
                                                    .asException());
            return new Place(at, only.orElseThrow(() -> unknown(section)));
        }
        if (only.isPresent()) {
            return new Place(city.offices().getFirst().code(), only.get());
        }
        String folded = folding.fold(section);
        for (CityDirectory.Office each : city.offices()) {
            for (String name : names(each.code(), each.label())) {
                if (folded.startsWith(name)) {
                    Optional<String> rest = section(folded.substring(name.length()));
                    if (rest.isPresent()) {
                        return new Place(each.code(), rest.get());
                    }
                }
            }
        }
        throw unknown(section);
    }

    private static ProblemException unknown(String section) {
        return Problem.invalid("problem.transfer.section", section).asException();
    }

    private Optional<String> office(String text) {
        String folded = folding.fold(text);
        return city.offices().stream()
                .filter(o -> names(o.code(), o.label()).contains(folded))
                .map(CityDirectory.Office::code)
                .findFirst();
    }

    private Optional<String> section(String text) {
        String folded = folding.fold(text);
        return city.sections().stream()
                .filter(s -> names(s.code(), s.label()).contains(folded))
                .map(CityDirectory.Section::code)
                .findFirst();
    }

    private Set<String> names(String code, Label label) {
        Set<String> names = new HashSet<>();
        names.add(folding.fold(label.in("ja")));
        names.add(folding.fold(label.in("en")));
        names.add(folding.fold(code));
        return names;
    }

    private @Nullable Set<String> roles(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Set<String> found = new HashSet<>();
        for (String word : text.split(BETWEEN, -1)) {
            if (!word.isEmpty() && !words.means("role.none", word)) {
                found.add(role(word));
            }
        }
        return found;
    }

    private String role(String word) {
        return ROLES.stream()
                .filter(r -> words.means("role." + r, word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.transfer.role", word).asException());
    }

    private boolean concurrent(@Nullable String text, @Nullable String change) {
        if (text == null) {
            return change != null && words.means("concurrent", change);
        }
        if (words.means("yes", text)) {
            return true;
        }
        if (words.means("no", text)) {
            return false;
        }
        throw Problem.invalid("problem.transfer.concurrent", text).asException();
    }
}
