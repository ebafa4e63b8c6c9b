package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.function.Executable;

/// The key of the problem with which a call is refused.
final class Refusal {
    private Refusal() {}

    static String of(Executable call) {
        return assertThrows(ProblemException.class, call).problem().key();
    }
}
