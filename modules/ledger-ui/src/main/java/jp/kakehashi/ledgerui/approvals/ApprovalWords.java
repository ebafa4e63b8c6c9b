package jp.kakehashi.ledgerui.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.ApprovalMessages.Post;
import jp.kakehashi.wire.ApprovalMessages.Step;
import org.jspecify.annotations.Nullable;

/// How drafts are said: their state, their way with who signs, and what was done. Screen's thread
/// only.
public final class ApprovalWords {
    private final LedgerDesk desk;
    private final Texts texts;

    /// In the words of `desk`.
    public ApprovalWords(LedgerDesk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /// The state of a draft as a mark.
    public Chip state(String state, @Nullable String number, @Nullable String waiting) {
        String word = state.toLowerCase(Locale.ROOT);
        String plain = plain(texts, state);
        String more = number == null ? waiting : number;
        String said = more == null ? plain : texts.get("ledger.approval.state.with", plain, more);
        return new Chip(said, tone(word));
    }

    /// The state of a draft in a word.
    static String plain(Texts texts, String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "under_way" -> texts.get("ledger.approval.state.underWay");
            case "returned" -> texts.get("ledger.approval.state.returned");
            case "withdrawn" -> texts.get("ledger.approval.state.withdrawn");
            default -> texts.get("ledger.approval.state.decided");
        };
    }

    /// What somebody did with a draft.
    static String act(Texts texts, String kind) {
        return switch (kind) {
            case "DRAFT" -> texts.get("ledger.approval.act.draft");
            case "APPROVE" -> texts.get("ledger.approval.act.approve");
            case "RETURN" -> texts.get("ledger.approval.act.return");
            case "WITHDRAW" -> texts.get("ledger.approval.act.withdraw");
            default -> texts.get("ledger.approval.act.pullUp");
        };
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "under_way" -> Tone.WARN;
            case "returned" -> Tone.BAD;
            case "decided" -> Tone.OK;
            default -> Tone.NEUTRAL;
        };
    }

    /// The posts of a way, one a line, with who holds them today.
    public VBox way(List<Post> posts) {
        VBox lines = new VBox(6);
        int place = 0;
        for (Post post : posts) {
            place++;
            Label name = new Label(place + "  " + label(post));
            name.getStyleClass().add("strong");
            Wrapping.of(name);
            Label who = NameText.follow(new Label(people(post)));
            who.getStyleClass().addAll("t-s", "ink-2");
            Wrapping.of(who);
            FlowPane head = new FlowPane(8, 2, name);
            head.setAlignment(Pos.CENTER_LEFT);
            name.maxWidthProperty().bind(head.widthProperty());
            Node mark = mark(post);
            if (mark != null) {
                head.getChildren().add(mark);
            }
            lines.getChildren().add(new VBox(2, head, who));
        }
        lines.getStyleClass().add("approval-way");
        return lines;
    }

    private String label(Post post) {
        String name = desk.language().equals("ja") ? post.ja() : post.en();
        return post.decides() ? texts.get("ledger.approval.decides", name) : name;
    }

    private @Nullable Node mark(Post post) {
        return switch (post.state()) {
            case "signed" -> new Chip(texts.get("ledger.approval.post.signed"), Tone.OK);
            case "waits" -> new Chip(texts.get("ledger.approval.post.waits"), Tone.WARN);
            case "passed" -> new Chip(texts.get("ledger.approval.post.passed"), Tone.NEUTRAL);
            default -> null;
        };
    }

    private String people(Post post) {
        List<String> said = new ArrayList<>();
        if (!post.holders().isEmpty()) {
            said.add(String.join(texts.get("ledger.approval.and"), post.holders()));
        }
        if (!post.standIns().isEmpty()) {
            said.add(
                    texts.get(
                            "ledger.approval.standIn",
                            String.join(texts.get("ledger.approval.and"), post.standIns())));
        }
        return said.isEmpty() ? texts.get("ledger.approval.nobody") : String.join("  ", said);
    }

    /// What was done with a draft, oldest first.
    public VBox course(List<Step> steps) {
        VBox lines = new VBox(6);
        for (Step step : steps) {
            String post = step.post() == null ? "" : step.post();
            String as = step.acting() ? texts.get("ledger.approval.acting", post) : post;
            String what = act(texts, step.kind());
            Label line =
                    NameText.follow(
                            new Label(
                                    texts.get(
                                            "ledger.approval.step",
                                            desk.moment(step.at(), true),
                                            (as + " " + step.name()).strip(),
                                            what)));
            Wrapping.of(line);
            lines.getChildren().add(line);
            String reason = step.reason();
            if (reason != null) {
                Label why = NameText.follow(new Label(texts.get("ledger.approval.why", reason)));
                Wrapping.of(why);
                why.getStyleClass().addAll("t-s", "ink-2");
                lines.getChildren().add(why);
            }
        }
        return lines;
    }
}
