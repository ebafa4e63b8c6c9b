package jp.kakehashi.records;

import static jp.kakehashi.records.PackWords.onlyWords;
import static jp.kakehashi.records.PackWords.text;
import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FormulaText.Use;

/// What a {@link RowRule} has to be, and its words in a definition file.
public final class RuleForms {
    static final String WORD = "rules";
    private static final Set<String> WORDS = Set.of("wrong", "at", "says");

    private RuleForms() {}

    static List<RowRule> read(JsonNode root) {
        JsonNode list = root.path(WORD);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > RowRule.MOST) {
            throw wrong("/" + WORD);
        }
        List<RowRule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "/" + WORD + "/" + i;
            JsonNode rule = list.get(i);
            onlyWords(rule, at, WORDS);
            rules.add(
                    new RowRule(
                            text(rule, at, "wrong"),
                            field(text(rule, at, "at"), at),
                            DefinitionTree.label(rule, at, "says")));
        }
        return rules;
    }

    private static FieldId field(String code, String at) {
        if (!FieldId.fits(code)) {
            throw wrong(at + "/at");
        }
        return new FieldId(code);
    }

    static void write(ObjectNode root, List<RowRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        ArrayNode list = root.putArray(WORD);
        for (RowRule rule : rules) {
            ObjectNode one = list.addObject();
            one.put("wrong", rule.wrong());
            one.put("at", rule.field().value());
            one.set("says", DefinitionWords.of(rule.says()));
        }
    }

    static boolean sound(LedgerDefinition definition) {
        return definition.rules().size() <= RowRule.MOST
                && definition.rules().stream().allMatch(rule -> fault(definition, rule).isEmpty());
    }

    /// What is wrong with a rule of `definition`: everybody gets it, so it names what is for all
    /// eyes and holds nobody's number, and nobody's name where rows are about persons. It says the
    /// same on every day, so that what was right when it was written stays right.
    public static Optional<Problem> fault(LedgerDefinition definition, RowRule rule) {
        Optional<FormulaFault> unreadable =
                expressions(definition).fault(rule.wrong(), Use.CONDITION);
        if (unreadable.isPresent()) {
            return Optional.of(Problem.invalid("problem.formula", unreadable.get().from() + 1));
        }
        boolean placed =
                definition
                        .field(rule.field())
                        .filter(f -> f.type().byHand() && ViewForms.open(f) && !f.retired())
                        .isPresent();
        if (!placed) {
            return Optional.of(Problem.invalid("problem.rule.field"));
        }
        boolean said =
                FieldRules.named(rule.says())
                        && ViewForms.plain(rule.says().ja(), RowRule.LONGEST)
                        && ViewForms.plain(rule.says().en(), RowRule.LONGEST);
        if (!said) {
            return Optional.of(Problem.invalid("problem.rule.says", RowRule.LONGEST));
        }
        List<FormulaPiece> pieces = FormulaText.pieces(definition, rule.wrong());
        boolean lasting =
                pieces.stream().anyMatch(piece -> piece.field() != null)
                        && pieces.stream().noneMatch(RuleForms::today)
                        && ViewForms.plain(rule.wrong(), Calculation.LONGEST)
                        && (!definition.personal()
                                || FormulaForms.quotesNobody(definition, pieces));
        return lasting ? Optional.empty() : Optional.of(Problem.invalid("problem.rule.lasting"));
    }

    /// Expressions that may stand in a definition, where everybody reads them.
    public static FormulaText expressions(LedgerDefinition definition) {
        return new FormulaText(definition, field -> ViewForms.forAll(definition, field));
    }

    private static boolean today(FormulaPiece piece) {
        return piece.kind() == FormulaPiece.Kind.CALL && piece.text().equalsIgnoreCase("TODAY");
    }
}
