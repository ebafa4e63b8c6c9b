package jp.kakehashi.ledgerui.links;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.ledger.LedgerLinks;
import jp.kakehashi.ledger.LedgerLinks.Linked;
import jp.kakehashi.ledger.LedgerLinks.Pointing;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;

/// What linked rows are called on this person's screens. Whoever loads values makes their links
/// known in the same work, so that what is drawn afterwards has its names; a row that may not be
/// seen has only a neutral word. From any thread; answers come on the screen's.
public final class LinkWords {
    private static final int KEPT = 20_000;

    private final LedgerLinks links;
    private final Texts texts;
    private final UiTasks tasks;
    private final Map<Key, Optional<Linked>> known =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Optional<Linked>> eldest) {
                    return size() > KEPT;
                }
            };

    private record Key(LedgerId ledger, UUID row) {}

    /// A row that can be chosen or opened, by the words that tell it from others.
    public record Way(LedgerId ledger, UUID row, FieldId first, String words) {}

    /// Rows that lead here by one field.
    public record Origin(String ledger, String field, List<Way> rows, long more) {
        public Origin {
            rows = List.copyOf(rows);
        }
    }

    /// Words for `actor`; `service` knows the ledgers, `tasks` does the work.
    public LinkWords(LedgerService service, Actor actor, Texts texts, UiTasks tasks) {
        this.links = new LedgerLinks(service, actor);
        this.texts = texts;
        this.tasks = tasks;
    }

    /// What a cell of `field` with `value` shows.
    public String of(FieldDefinition field, String value) {
        LinkTarget link = Objects.requireNonNull(field.link());
        Optional<Linked> target = target(link, value);
        if (target == null) {
            return texts.get("ledger.links.unknown");
        }
        return target.map(linked -> name(link, linked)).orElse(texts.get("ledger.links.hidden"));
    }

    /// Where a link leads, if there is a row that can be opened.
    public Optional<Way> way(FieldDefinition field, String value) {
        Optional<Linked> target = target(Objects.requireNonNull(field.link()), value);
        return target == null
                ? Optional.empty()
                : target.filter(linked -> !linked.row().deleted()).map(this::way);
    }

    @SuppressWarnings("NullAway") // null: nobody has asked for it yet
    private Optional<Linked> target(LinkTarget link, String value) {
        synchronized (known) {
            return known.get(new Key(link.ledger(), UUID.fromString(value)));
        }
    }

    /// Reads the names of what `rows` of `form` link to; true when one that was known is another
    /// now. Blocking.
    public boolean know(LedgerDefinition form, Collection<RowView> rows) {
        boolean renamed = false;
        for (FieldDefinition field : form.fields()) {
            if (field.link() != null) {
                List<String> values = new ArrayList<>();
                for (RowView row : rows) {
                    String value = row.values().get(field.id());
                    if (value != null) {
                        values.add(value);
                    }
                }
                renamed |= know(field, values);
            }
        }
        return renamed;
    }

    /// Takes the rows of `ledger` for such that may not be seen, until they are read again: which
    /// of them are kept from this person may have changed.
    public void hide(LedgerId ledger) {
        synchronized (known) {
            known.replaceAll((key, name) -> key.ledger().equals(ledger) ? Optional.empty() : name);
        }
    }

    /// The same for links of `field`. Blocking.
    public boolean know(FieldDefinition field, Collection<String> values) {
        LinkTarget link = field.link();
        if (link == null || values.isEmpty()) {
            return false;
        }
        Map<UUID, Optional<Linked>> found = new HashMap<>();
        values.forEach(value -> found.put(UUID.fromString(value), Optional.empty()));
        links.targets(link, found.keySet()).forEach((id, to) -> found.put(id, Optional.of(to)));
        boolean renamed = false;
        synchronized (known) {
            for (Map.Entry<UUID, Optional<Linked>> each : found.entrySet()) {
                Optional<Linked> before =
                        known.put(new Key(link.ledger(), each.getKey()), each.getValue());
                renamed |= before != null && !before.equals(each.getValue());
            }
        }
        return renamed;
    }

    /// Looks for rows that `field` may lead to and tells them on the screen's thread.
    public void search(FieldDefinition field, String words, Consumer<List<Way>> found) {
        LinkTarget link = Objects.requireNonNull(field.link());
        tasks.run(
                        () -> {
                            List<Linked> rows = links.search(link, words);
                            synchronized (known) {
                                rows.forEach(
                                        row ->
                                                known.put(
                                                        new Key(link.ledger(), row.row().row()),
                                                        Optional.of(row)));
                            }
                            return rows;
                        })
                .onSuccess(rows -> found.accept(rows.stream().map(row -> way(link, row)).toList()));
    }

    /// Looks for what leads to `row` and tells it on the screen's thread.
    public void pointing(LedgerId ledger, UUID row, Consumer<List<Origin>> found) {
        tasks.run(() -> links.pointing(ledger, row))
                .onSuccess(all -> found.accept(all.stream().map(this::origin).toList()));
    }

    private Origin origin(Pointing pointing) {
        String language = texts.language().code();
        return new Origin(
                pointing.definition().label().in(language),
                pointing.field().label().in(language),
                pointing.rows().stream().map(this::way).toList(),
                pointing.more());
    }

    private Way way(Linked linked) {
        return way(linked, RowTitle.of(linked.definition(), linked.row()));
    }

    /// The name by which it will be shown comes first, then what tells the row from its namesakes.
    private Way way(LinkTarget link, Linked linked) {
        String name = name(link, linked);
        String title = RowTitle.of(linked.definition(), linked.row());
        boolean said = title.isEmpty() || name.contains(title);
        boolean saysMore = title.contains(name);
        return way(linked, said ? name : saysMore ? title : name + RowTitle.GAP + title);
    }

    private Way way(Linked linked, String words) {
        LedgerDefinition form = linked.definition();
        FieldId first = form.fields().getFirst().id();
        String shown = words.isEmpty() ? texts.get("ledger.links.unnamed") : words;
        return new Way(form.id(), linked.row().row(), first, shown);
    }

    private String name(LinkTarget link, Linked linked) {
        String value = linked.row().values().get(link.shows());
        String shown =
                linked.definition()
                        .field(link.shows())
                        .map(field -> new CellText(texts.language().code()).show(field, value))
                        .orElse("");
        String name = shown.isEmpty() ? RowTitle.of(linked.definition(), linked.row()) : shown;
        String words = name.isEmpty() ? texts.get("ledger.links.unnamed") : name;
        return linked.row().deleted() ? texts.get("ledger.links.deleted", words) : words;
    }
}
