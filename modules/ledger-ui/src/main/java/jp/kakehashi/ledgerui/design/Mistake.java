package jp.kakehashi.ledgerui.design;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerDefinition;

/// What keeps a draft from being published and where it stands.
///
/// @param field position of the field, or {@link #LEDGER}
/// @param word the word of the file that is wrong, empty when it is not known
record Mistake(Problem problem, int field, String word) {
    /// Not in a field.
    static final int LEDGER = -1;

    private static final String CONTENT = "problem.pack.content";
    private static final String DEFINITION = "problem.definition.";

    /// Where `problem` stands in a draft that says `form`; null for one that cannot be read.
    static Mistake of(Problem problem, LedgerDefinition form) {
        if (problem.key().startsWith(DEFINITION) && !problem.args().isEmpty()) {
            String code = problem.args().getFirst();
            for (int i = 0; i < form.fields().size(); i++) {
                if (form.fields().get(i).id().value().equals(code)) {
                    return new Mistake(problem, i, word(problem.key()));
                }
            }
        }
        return unread(problem);
    }

    /// Where `problem` stands by the place that it tells itself.
    static Mistake unread(Problem problem) {
        if (!problem.key().equals(CONTENT) || problem.args().isEmpty()) {
            return new Mistake(problem, LEDGER, "");
        }
        String[] steps = problem.args().getFirst().substring(1).split("/", -1);
        if (steps.length > 1 && steps[0].equals("fields") && steps[1].matches("[0-9]{1,4}")) {
            return new Mistake(
                    problem, Integer.parseInt(steps[1]), steps.length > 2 ? steps[2] : "");
        }
        return new Mistake(problem, LEDGER, steps[0]);
    }

    private static String word(String key) {
        return switch (key.substring(DEFINITION.length())) {
            case "choice_removed", "choices", "individual_number" -> "choices";
            case "type_changed", "field_twice" -> "type";
            case "link_changed", "link", "link_ledger", "link_shows" -> "link";
            case "number_pattern" -> "numbers";
            case "unique_added" -> "unique";
            case "range" -> "min";
            case "individual_number_changed", "individual_number_text" -> "individualNumber";
            default -> key.substring(DEFINITION.length());
        };
    }
}
