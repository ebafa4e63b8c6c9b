package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.QueueExecutor;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInModel.Reach;
import jp.kakehashi.ui.signin.SignInModel.Step;
import org.junit.jupiter.api.Test;

class SignInModelTest {
    private final QueueExecutor screen = new QueueExecutor();
    private final List<SessionInfo> signedIn = new ArrayList<>();

    @Test
    void firstStartLeadsFromAddressOverComparisonToSignIn() {
        SignInModel model = model(false, true);
        assertEquals(Step.SERVER, model.stepProperty().get());
        model.addressProperty().set(" https://kakehashi.example:8443 ");
        model.meet();
        screen.runAll();
        assertEquals(Step.COMPARE, model.stepProperty().get());
        assertEquals("https://kakehashi.example:8443", model.offerProperty().get().address());
        model.trust();
        screen.runAll();
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
        assertEquals(Reach.REACHABLE, model.reachProperty().get());
    }

    @Test
    void otherFingerprintIsNeverBelieved() {
        SignInModel model = model(false, true);
        model.addressProperty().set("https://kakehashi.example:8443");
        model.meet();
        screen.runAll();
        model.distrust();
        model.trust();
        screen.runAll();
        assertEquals(Step.SERVER, model.stepProperty().get());
        assertEquals("problem.signin.fingerprint", problem(model).key());
    }

    @Test
    void wrongPasswordIsToldAndEmptied() {
        SignInModel model = model(true, true);
        model.staffNumberProperty().set("10231");
        char[] password = "ちがう".toCharArray();
        model.signIn(password);
        assertTrue(model.busyProperty().get());
        screen.runAll();
        assertFalse(model.busyProperty().get());
        assertEquals("problem.password.wrong", problem(model).key());
        assertArrayEquals(new char[3], password);
        assertEquals(List.of(), signedIn);
    }

    @Test
    void rightPasswordOpensTheChosenWorld() {
        SignInModel model = model(true, true);
        model.staffNumberProperty().set("10231");
        model.trainingProperty().set(true);
        model.signIn("正しい合言葉です".toCharArray());
        screen.runAll();
        assertTrue(signedIn.getFirst().training());
        assertNull(model.problemProperty().get());
    }

    @Test
    void missingPasswordNeverReachesTheServer() {
        SignInModel model = model(true, true);
        model.staffNumberProperty().set("10231");
        model.signIn(new char[0]);
        assertEquals("problem.signin.empty", problem(model).key());
    }

    @Test
    void serverOutOfReachIsShownBeforeAnyoneTypes() {
        SignInModel model = model(true, false);
        screen.runAll();
        assertEquals(Reach.NOT_REACHABLE, model.reachProperty().get());
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
    }

    private static Problem problem(SignInModel model) {
        return model.problemProperty().get();
    }

    private SignInModel model(boolean known, boolean reachable) {
        FaultDisplay display =
                new FaultDisplay() {
                    @Override
                    public void problem(Problem problem) {
                        throw new AssertionError(problem.key());
                    }

                    @Override
                    public void fault(String code) {
                        throw new AssertionError(code);
                    }
                };
        return new SignInModel(
                Samples.signIn(known, reachable),
                new UiTasks(Runnable::run, screen, display),
                signedIn::add);
    }
}
