package jp.kakehashi.records.comments;

import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.comments.CommentAct.Kind;
import org.jspecify.annotations.Nullable;

/// What an act has to look like, wherever it is made or taken in.
public final class CommentRules {
    /// Most characters of a comment.
    public static final int MOST_CHARACTERS = 1_000;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n]]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\p{Cc}]*");

    private CommentRules() {}

    /// What is wrong with `act`; null when nothing is.
    public static @Nullable Problem fault(CommentAct act) {
        boolean says = act.kind() == Kind.SAY;
        boolean takes = act.kind() == Kind.TAKE_BACK;
        if (says != (act.text() != null)
                || takes != (act.target() != null)
                || (!says && act.id().equals(act.thread()))) {
            return Problem.invalid("problem.comment.shape");
        }
        return act.text() == null ? null : fault(act.text());
    }

    /// What is wrong with words; null when nothing is.
    public static @Nullable Problem fault(String text) {
        if (text.length() > MOST_CHARACTERS
                || CONTROLS.matcher(text).find()
                || INVISIBLE.matcher(text).matches()) {
            return Problem.invalid("problem.comment.text", MOST_CHARACTERS);
        }
        return IndividualNumber.in(text)
                ? Problem.invalid("problem.comment.individual_number")
                : null;
    }
}
