package jp.kakehashi.ledgerui.find;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.PlaceLink;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledger.FindService.FoundRow;
import jp.kakehashi.ledger.FindService.Match;
import jp.kakehashi.ledger.FoundPiece;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.FindSource;
import jp.kakehashi.ui.Icon;

/// The ledgers' rows in the box of Ctrl+K: a group a ledger, each row with the field that matched,
/// the piece marked in it and why it is what was typed.
public final class LedgerFinder implements FindSource {
    private static final int BEFORE = 14;
    private static final int AFTER = 40;
    private static final String ROW = "row";
    private static final String LINK = "link";
    private static final String CUT = "…";

    private final FindService service;
    private final LedgerDesk desk;
    private final Opener opener;
    private final SearchFolding folding = new SearchFolding();

    /// Opens what was chosen; screen's thread.
    public interface Opener {
        /// Opens a row's card in its ledger.
        void open(LedgerId ledger, CellPlace place);

        /// Goes where a link leads.
        void open(PlaceSearch.Found place);
    }

    /// What `service` finds, in the words of `desk`.
    public LedgerFinder(FindService service, LedgerDesk desk, Opener opener) {
        this.service = service;
        this.desk = desk;
        this.opener = opener;
    }

    @Override
    public Runnable onRenewed(Runnable renewed) {
        var ready = service.onReady(renewed);
        var changed = desk.service().onChange(null, renewed);
        return () -> {
            ready.close();
            changed.close();
        };
    }

    @Override
    public Optional<Item> still(Item item) {
        String[] key = item.key().split("\\.", 3);
        if (key.length < 3 || !(key[0].equals(ROW) || key[0].equals(LINK))) {
            return Optional.of(item);
        }
        // Where a link led is asked by the link again.
        return key[0].equals(LINK) ? Optional.empty() : stillThere(item, key[1], key[2]);
    }

    /// By its name of now, without the piece that was found in it then.
    private Optional<Item> stillThere(Item item, String ledger, String row) {
        try {
            LedgerDefinition form = desk.service().definition(new LedgerId(ledger));
            List<RowView> found =
                    !form.mayOpen(desk.actor()) || desk.service().purposes().missing(form)
                            ? List.of()
                            : desk.service().rows(form.id(), List.of(UUID.fromString(row)));
            String name = form.label().in(desk.language());
            return found.stream()
                    .filter(view -> !view.deleted())
                    .findFirst()
                    .map(view -> RowTitle.of(form, view))
                    .map(
                            title ->
                                    new Item(
                                            item.key(),
                                            item.icon(),
                                            title.isEmpty() ? name : title,
                                            Note.of(name),
                                            "",
                                            item.open()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    @Override
    public Answer find(String typed) {
        Optional<PlaceLink> link = PlaceLink.parse(typed);
        if (link.isPresent()) {
            return new PlaceSearch(desk).find(link.get()).map(this::leading).orElse(nowhere());
        }
        FindService.Answer answer = service.find(typed);
        List<Group> groups = new ArrayList<>();
        for (FindService.Group group : answer.groups()) {
            LedgerDefinition definition = group.definition();
            String count =
                    desk.texts()
                            .get(
                                    group.more() ? "ledger.finder.more" : "ledger.find.count",
                                    number(group.total()));
            List<Item> items = group.rows().stream().map(row -> item(definition, row)).toList();
            groups.add(new Group(definition.label().in(desk.language()), count, items));
        }
        return new Answer(groups, where(answer));
    }

    private Answer leading(PlaceSearch.Found place) {
        Item item =
                new Item(
                        LINK + "." + place.ledger().value() + "." + place.title(),
                        Icon.LEDGER,
                        place.title(),
                        Note.NONE,
                        "",
                        () -> opener.open(place));
        Group group = new Group(desk.texts().get("ledger.link.group"), "", List.of(item));
        return new Answer(List.of(group), "");
    }

    private Answer nowhere() {
        return new Answer(List.of(), desk.texts().get("ledger.link.nowhere"));
    }

    private String where(FindService.Answer answer) {
        List<String> words = new ArrayList<>();
        words.add(
                desk.texts()
                        .get("ledger.find.where", number(answer.ledgers()), number(answer.rows())));
        if (!answer.waiting().isEmpty()) {
            words.add(desk.texts().get("ledger.find.waiting", names(answer.waiting())));
        }
        if (!answer.tooLarge().isEmpty()) {
            words.add(desk.texts().get("ledger.find.tooLarge", names(answer.tooLarge())));
        }
        if (!answer.unasked().isEmpty()) {
            words.add(desk.texts().get("ledger.find.unasked", names(answer.unasked())));
        }
        return String.join(" ", words);
    }

    private String names(List<LedgerDefinition> ledgers) {
        return ledgers.stream()
                .map(l -> l.label().in(desk.language()))
                .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
    }

    private static String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(count);
    }

    private Item item(LedgerDefinition definition, FoundRow found) {
        Match match = telling(found);
        CellPlace place = new CellPlace(found.row().row(), match.field().id());
        String title = RowTitle.of(definition, found.row());
        Note note = note(found, match);
        return new Item(
                ROW + "." + definition.id().value() + "." + found.row().row(),
                definition.personal() ? Icon.PERSON : Icon.LEDGER,
                title.isEmpty() ? note.before() + note.piece() + note.after() : title,
                note,
                "",
                () -> opener.open(definition.id(), place));
    }

    /// Of several words the one that says most is shown: the longest.
    private static Match telling(FoundRow found) {
        Match telling = found.matches().getFirst();
        for (Match match : found.matches()) {
            if (match.typed().length() > telling.typed().length()) {
                telling = match;
            }
        }
        return telling;
    }

    private Note note(FoundRow found, Match match) {
        String label = match.field().label().in(desk.language());
        String value = found.row().values().get(match.field().id());
        String shown =
                value == null && found.row().provisional() != null
                        ? found.row().provisional()
                        : desk.cells().show(match.field(), value);
        FoundPiece piece = FoundPiece.in(shown, match.typed(), match.folded(), folding);
        if (piece == null) {
            boolean alike = folding.fold(shown).contains(folding.fold(match.typed()));
            String why = alike ? "" : desk.texts().get("ledger.find.means", match.typed(), shown);
            return new Note(label, "", cut(shown), "", why);
        }
        String before = shown.substring(0, piece.from());
        if (before.length() > BEFORE) {
            before = CUT + before.substring(whole(before, before.length() - BEFORE));
        }
        return new Note(
                label,
                before,
                shown.substring(piece.from(), piece.to()),
                cut(shown.substring(piece.to())),
                why(piece));
    }

    private String why(FoundPiece piece) {
        List<String> why = new ArrayList<>();
        for (FoundPiece.Pair pair : piece.pairs()) {
            why.add(desk.texts().get("ledger.find.variant", pair.typed(), pair.stands()));
        }
        if (piece.otherwise()) {
            why.add(desk.texts().get("ledger.find.otherwise"));
        }
        return String.join(desk.texts().get("ledger.grid.comma"), why);
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= AFTER ? line : line.substring(0, whole(line, AFTER)) + CUT;
    }

    /// Never between the halves of a character.
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
