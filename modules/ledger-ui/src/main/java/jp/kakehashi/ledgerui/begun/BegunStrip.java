package jp.kakehashi.ledgerui.begun;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerBegun.Offer;
import jp.kakehashi.ledger.LedgerBegun.Standing;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;

/// Offers what this person was writing when they last had to stop, one after the other: to go on
/// with it at its place, or to throw it away. Takes no room while there is nothing. Screen's thread
/// only.
public final class BegunStrip extends HBox implements AutoCloseable {
    private static final int SHOWN = 60;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final Consumer<Offer> putBack;
    private final Label count = new Label();
    private final Label words = NameText.follow(new Label());
    private final HBox acts = new HBox(8);
    private final ChangeListener<Object> language = (source, was, now) -> show();
    private List<Offer> offers = List.of();

    /// A strip that offers nothing yet; `putBack` goes to the place of an offer.
    public BegunStrip(UiContext ui, LedgerDesk desk, UiTasks tasks, Consumer<Offer> putBack) {
        super(12);
        this.ui = ui;
        this.desk = desk;
        this.tasks = tasks;
        this.putBack = putBack;
        getStyleClass().add("begun-strip");
        setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().addAll("strong", "t-s");
        count.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        Wrapping.of(words);
        words.setMinHeight(USE_PREF_SIZE);
        VBox said = new VBox(2, count, words);
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        acts.setAlignment(Pos.CENTER_RIGHT);
        acts.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(Icon.NOTE.node("icon-accent"), said, acts);
        desk.texts().languageProperty().addListener(language);
        show();
    }

    /// Looks again what may be offered.
    public void refresh() {
        tasks.run(() -> desk.service().begun().offers())
                .onSuccess(
                        found -> {
                            offers = found;
                            show();
                        });
    }

    /// What is offered.
    public List<Offer> offers() {
        return offers;
    }

    private void show() {
        setVisible(!offers.isEmpty());
        setManaged(!offers.isEmpty());
        if (offers.isEmpty()) {
            return;
        }
        Offer offer = offers.getFirst();
        count.setText(
                offers.size() == 1
                        ? desk.texts().get("ledger.begun.one")
                        : desk.texts().get("ledger.begun.count", offers.size()));
        words.setText(words(offer));
        acts.getChildren().setAll(acts(offer));
    }

    private List<Node> acts(Offer offer) {
        Controls controls = ui.controls();
        Button away = small(controls.quiet("ledger.begun.discard", () -> askDiscard(offer)));
        Button later = small(controls.quiet("ledger.begun.later", this::later));
        return switch (offer.standing()) {
            case OPEN ->
                    List.of(
                            small(
                                    controls.secondary(
                                            "ledger.begun.putBack", () -> putBack.accept(offer))),
                            away,
                            later);
            case CLOSED ->
                    List.of(
                            small(controls.secondary("ledger.begun.copy", () -> copy(offer))),
                            away,
                            later);
            case HIDDEN ->
                    List.of(
                            small(controls.quiet("ledger.begun.discard", () -> discard(offer))),
                            later);
        };
    }

    private static Button small(Button button) {
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// Until the next time somebody signs in or leaves a ledger with something begun.
    private void later() {
        offers = List.of();
        show();
    }

    private void askDiscard(Offer offer) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.begun.discard.title",
                                        "ledger.begun.discard.text",
                                        "ledger.begun.discard.go",
                                        said(offer))
                                .staying("ledger.begun.discard.stay"),
                        () -> discard(offer));
    }

    private void discard(Offer offer) {
        desk.service().begun().drop(offer.ids());
        tasks.run(
                        () -> {
                            desk.service().begun().keep();
                            return true;
                        })
                .onSuccess(kept -> refresh());
    }

    private void copy(Offer offer) {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                offer.texts().stream().map(BegunText::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
        ui.notices().show(Tone.OK, "ledger.begun.copied");
    }

    private String words(Offer offer) {
        if (offer.standing() == Standing.HIDDEN) {
            return desk.texts().get("ledger.begun.hidden");
        }
        BegunText first = offer.texts().getFirst();
        String when = desk.moment(earliest(offer), true);
        String ledger = ledger(first);
        String said = said(offer);
        String what =
                switch (first.kind()) {
                    case CELL ->
                            desk.texts().get("ledger.begun.cell", ledger, field(first), when, said);
                    case NEW_ROW -> desk.texts().get("ledger.begun.newRow", ledger, when, said);
                    case COMMENT -> desk.texts().get("ledger.begun.comment", ledger, when, said);
                };
        return offer.standing() == Standing.CLOSED
                ? desk.texts().get("ledger.begun.closed", what)
                : what;
    }

    private static Instant earliest(Offer offer) {
        return offer.texts().stream()
                .map(BegunText::at)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static String said(Offer offer) {
        String all =
                offer.texts().stream()
                        .map(text -> text.text().strip().replaceAll("\\s+", " "))
                        .collect(Collectors.joining(" / "));
        int end = all.offsetByCodePoints(0, Math.min(SHOWN, all.codePointCount(0, all.length())));
        return end < all.length() ? all.substring(0, end) + "…" : all;
    }

    private String ledger(BegunText text) {
        try {
            return definition(text).label().in(desk.language());
        } catch (ProblemException closedMeanwhile) {
            return text.ledger().value();
        }
    }

    private String field(BegunText text) {
        FieldId field = text.field();
        try {
            return field == null ? "" : desk.label(definition(text), field);
        } catch (ProblemException closedMeanwhile) {
            return "";
        }
    }

    private LedgerDefinition definition(BegunText text) {
        return desk.service().definition(text.ledger());
    }

    @Override
    public void close() {
        desk.texts().languageProperty().removeListener(language);
    }
}
