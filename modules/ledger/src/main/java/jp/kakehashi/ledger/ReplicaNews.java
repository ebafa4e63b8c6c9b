package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.NewsMarks.Watched;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// News from a person's replica. Thread-safe.
final class ReplicaNews implements LedgerNews {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final ListViewings viewings;
    private final NewsMarks marks;

    ReplicaNews(Replica replica, LedgerReads reads, RowViews views, ListViewings viewings) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
        this.viewings = viewings;
        this.marks = new NewsMarks(new KeptTexts(replica));
    }

    private Actor actor() {
        return replica.owner().actor();
    }

    @Override
    public synchronized boolean watches(LedgerId ledger, UUID row) {
        return marks.watched().containsKey(new Watched(ledger, row));
    }

    @Override
    public synchronized void watch(LedgerId ledger, UUID row) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        List<RowView> found = views.views(definition, reads.rows(definition, List.of(row)));
        if (found.isEmpty()) {
            throw Problem.invalid("problem.row.unknown").asException();
        }
        Map<Watched, Long> watched = marks.watched();
        if (watched.size() >= MOST_WATCHED) {
            // Rows that are gone from here for good make room.
            watched.keySet().removeIf(each -> !here(each));
        }
        if (watched.size() >= MOST_WATCHED) {
            throw Problem.refused("problem.watch.many", MOST_WATCHED).asException();
        }
        watched.putIfAbsent(new Watched(ledger, row), found.getFirst().seq());
        marks.keep(watched);
        replica.changed(ledger);
    }

    private boolean here(Watched each) {
        return replica.definitions()
                .find(each.ledger())
                .map(d -> !reads.named(d, List.of(each.row())).rows().isEmpty())
                .orElse(false);
    }

    @Override
    public synchronized void leave(LedgerId ledger, UUID row) {
        Map<Watched, Long> watched = marks.watched();
        if (watched.remove(new Watched(ledger, row)) != null) {
            marks.keep(watched);
            replica.changed(ledger);
        }
    }

    @Override
    public List<Item> newest() {
        List<Item> items = items();
        Map<LedgerDefinition, List<UUID>> listed = new LinkedHashMap<>();
        for (Item item : items) {
            if (item.about() != null) {
                listed.computeIfAbsent(item.form(), f -> new ArrayList<>()).add(item.row());
            }
        }
        listed.forEach((form, rows) -> viewings.listed(form, rows.stream().distinct().toList()));
        return items;
    }

    @Override
    public int unread() {
        return (int) items().stream().filter(Item::unread).count();
    }

    @Override
    public synchronized void read(List<Item> items) {
        Map<String, Long> read = marks.read();
        Map<String, Long> before = Map.copyOf(read);
        items.forEach(item -> read.merge(NewsMarks.order(item), item.place(), Math::max));
        if (!read.equals(before)) {
            marks.keepRead(read);
            replica.changed(null);
        }
    }

    private synchronized List<Item> items() {
        Map<LedgerId, Map<UUID, Long>> watched = new LinkedHashMap<>();
        marks.watched()
                .forEach(
                        (each, since) ->
                                watched.computeIfAbsent(each.ledger(), l -> new LinkedHashMap<>())
                                        .put(each.row(), since));
        Map<String, Long> read = marks.read();
        List<Item> items = new ArrayList<>();
        for (LedgerDefinition form : replica.definitions().all()) {
            if (form.mayOpen(actor())) {
                new InLedger(form, watched.getOrDefault(form.id(), Map.of()), read).into(items);
            }
        }
        items.sort(Comparator.comparing(Item::at).reversed());
        return items.size() > MOST_TOLD ? List.copyOf(items.subList(0, MOST_TOLD)) : items;
    }

    /// The news of one ledger.
    private final class InLedger {
        private final LedgerDefinition form;
        private final Map<UUID, Long> watched;
        private final Map<String, Long> read;
        private final boolean silent;

        InLedger(LedgerDefinition form, Map<UUID, Long> watched, Map<String, Long> read) {
            this.form = form;
            this.watched = watched;
            this.read = read;
            this.silent = viewings.purposes().missing(form);
        }

        void into(List<Item> items) {
            List<PlacedAct> said = theirs();
            Set<UUID> rows = new HashSet<>(watched.keySet());
            said.forEach(act -> rows.add(act.act().row()));
            if (rows.isEmpty()) {
                return;
            }
            Map<UUID, RowView> here =
                    views.views(form, reads.named(form, rows)).stream()
                            .collect(Collectors.toMap(RowView::row, row -> row));
            watched.forEach(
                    (row, since) -> {
                        RowView view = here.get(row);
                        if (view != null) {
                            changes(view, since, items);
                        }
                    });
            comments(said, here, items);
        }

        private void changes(RowView view, long since, List<Item> items) {
            Map<String, List<AcceptedChange>> together = new LinkedHashMap<>();
            for (AcceptedChange each : history(view.row())) {
                Change change = each.change();
                boolean mine = change.author().staff().equals(actor().staff());
                if (each.seq() > since && !mine && told(view, each)) {
                    ImportMark source = change.note().source();
                    String by = change.author().staff() + " " + (source == null ? "" : source.id());
                    together.computeIfAbsent(by, b -> new ArrayList<>()).add(each);
                }
            }
            together.values().forEach(changes -> items.add(change(view, changes)));
        }

        /// Also where nothing may be told yet but that something happened.
        private List<AcceptedChange> history(UUID row) {
            return replica.database()
                    .read(db -> replica.stores().history().byRow(db, form.id(), row));
        }

        /// A change of nothing that this person may read is none for them.
        private boolean told(RowView view, AcceptedChange each) {
            return each.change().kind() != ChangeKind.EDIT || !fields(view, each).isEmpty();
        }

        private Set<FieldId> fields(RowView view, AcceptedChange each) {
            Set<FieldId> fields = new HashSet<>(each.assigned().keySet());
            each.change().edits().stream().map(Edit::field).forEach(fields::add);
            fields.removeIf(id -> !readable(view, id));
            return fields;
        }

        private boolean readable(RowView view, FieldId id) {
            return !view.kept().contains(id)
                    && form.field(id).filter(f -> form.mayRead(actor(), f)).isPresent();
        }

        private Item change(RowView view, List<AcceptedChange> changes) {
            AcceptedChange last = changes.getLast();
            Set<FieldId> fields = new HashSet<>();
            changes.forEach(each -> fields.addAll(fields(view, each)));
            ImportMark source = last.change().note().source();
            return new Item(
                    form,
                    view.row(),
                    silent ? null : view,
                    last.change().author().name(),
                    last.change().kind(),
                    silent ? Set.of() : fields,
                    changes.size(),
                    null,
                    source == null ? null : source.file(),
                    last.acceptedAt(),
                    last.seq(),
                    last.seq() > read.getOrDefault(form.id().value(), 0L));
        }

        /// What others said where this person takes part or watches the row.
        private List<PlacedAct> theirs() {
            List<PlacedAct> all =
                    replica.database()
                            .read(db -> replica.stores().comments().ofLedger(db, form.id()));
            Set<UUID> mine =
                    all.stream()
                            .map(PlacedAct::act)
                            .filter(act -> act.kind() == CommentAct.Kind.SAY)
                            .filter(act -> act.author().staff().equals(actor().staff()))
                            .map(CommentAct::thread)
                            .collect(Collectors.toSet());
            return all.stream()
                    .filter(placed -> placed.seq() > 0 && placed.act().text() != null)
                    .filter(placed -> !placed.act().author().staff().equals(actor().staff()))
                    .filter(
                            placed ->
                                    mine.contains(placed.act().thread())
                                            || watched.containsKey(placed.act().row()))
                    .toList();
        }

        private void comments(List<PlacedAct> said, Map<UUID, RowView> here, List<Item> items) {
            Map<UUID, List<PlacedAct>> threads = new HashMap<>();
            for (PlacedAct each : said) {
                RowView view = here.get(each.act().row());
                FieldId field = each.act().field();
                if (view != null && (field == null || readable(view, field))) {
                    threads.computeIfAbsent(each.act().thread(), t -> new ArrayList<>()).add(each);
                }
            }
            for (List<PlacedAct> thread : threads.values()) {
                thread.sort(Comparator.comparingLong(PlacedAct::seq));
                items.add(comment(thread, Objects.requireNonNull(here.get(row(thread)))));
            }
        }

        private static UUID row(List<PlacedAct> thread) {
            return thread.getLast().act().row();
        }

        private Item comment(List<PlacedAct> thread, RowView view) {
            PlacedAct last = thread.getLast();
            @Nullable FieldId field = last.act().field();
            return new Item(
                    form,
                    view.row(),
                    silent ? null : view,
                    last.act().author().name(),
                    ChangeKind.EDIT,
                    silent || field == null ? Set.of() : Set.of(field),
                    thread.size(),
                    silent ? "" : Objects.requireNonNull(last.act().text()),
                    null,
                    last.act().madeAt(),
                    last.seq(),
                    last.seq() > read.getOrDefault(NewsMarks.comments(), 0L));
        }
    }
}
