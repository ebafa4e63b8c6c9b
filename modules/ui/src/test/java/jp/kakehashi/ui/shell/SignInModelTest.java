package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.QueueExecutor;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInModel.Reach;
import jp.kakehashi.ui.signin.SignInModel.Step;
import jp.kakehashi.ui.signin.SignInService;
import jp.kakehashi.ui.signin.SignInService.FirstAdministrator;
import jp.kakehashi.ui.signin.SignInService.LastHere;
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
    void oneTimeCodeLeadsToChoosingAPasswordOfOnesOwn() {
        SignInModel model = model(true, true);
        model.staffNumberProperty().set("10231");
        model.signIn("K7QF-3MPA-X2DR-9HWT".toCharArray());
        screen.runAll();
        assertEquals(Step.OWN_PASSWORD, model.stepProperty().get());
        assertNull(problem(model));
        model.setOwnPassword("自分で決めた合言葉です", "ちがう合言葉です");
        assertEquals("problem.signin.password_differs", problem(model).key());
        model.setOwnPassword("short", "short");
        assertEquals("problem.password.weak", problem(model).key());
        model.setOwnPassword("自分で決めた合言葉です12", "自分で決めた合言葉です12");
        screen.runAll();
        assertEquals(1, signedIn.size());
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

    @Test
    void thePageLooksAgainByItselfUntilTheServerIsBack() {
        AtomicBoolean there = new AtomicBoolean();
        SignInModel model = model(Samples.signIn(true, there::get, null));
        screen.runAll();
        assertEquals(Reach.NOT_REACHABLE, model.reachProperty().get());
        there.set(true);
        model.tick();
        screen.runAll();
        assertEquals(Reach.REACHABLE, model.reachProperty().get());
        there.set(false);
        for (int i = 0; i < 5; i++) {
            assertEquals(Reach.REACHABLE, model.reachProperty().get());
            model.tick();
            screen.runAll();
        }
        assertEquals(Reach.NOT_REACHABLE, model.reachProperty().get());
    }

    @Test
    void nobodyAsksTwiceAtOnceAndNobodyAsksDuringASignIn() {
        AtomicInteger asked = new AtomicInteger();
        SignInModel model =
                model(
                        Samples.signIn(
                                true,
                                () -> {
                                    asked.incrementAndGet();
                                    return false;
                                },
                                null));
        model.tick();
        assertEquals(1, asked.get());
        screen.runAll();
        model.staffNumberProperty().set("10231");
        model.signIn("ちがう".toCharArray());
        model.tick();
        assertEquals(1, asked.get());
    }

    @Test
    void numberOfWhoWasHereLastIsThereAlready() {
        LastHere last = new LastHere("10231", Samples.NOW, 3);
        SignInModel model = model(Samples.signIn(true, () -> true, last));
        assertEquals("10231", model.staffNumberProperty().get());
        assertEquals(last, model.last());
    }

    @Test
    void firstAdministratorIsOfferedOnlyWhileTheServerWaitsForOne() {
        SignInModel has = model(Samples.signIn(true, () -> true, new LastHere("1", null, 0)));
        screen.runAll();
        assertFalse(has.firstAdministratorDueProperty().get());
        SignInModel model = model(true, true);
        screen.runAll();
        assertTrue(model.firstAdministratorDueProperty().get());
        model.startFirstAdministrator();
        model.createFirstAdministrator(administrator("eleven char"), "eleven chaR");
        assertEquals("problem.signin.password_differs", problem(model).key());
        model.createFirstAdministrator(administrator("eleven char"), "eleven char");
        assertEquals("problem.password.weak", problem(model).key());
        assertEquals("12", problem(model).args().getFirst());
        model.createFirstAdministrator(administrator("twelve chars"), "twelve chars");
        screen.runAll();
        assertNull(model.problemProperty().get());
        assertEquals(Step.SIGN_IN, model.stepProperty().get());
        assertTrue(model.administratorMadeProperty().get());
        assertFalse(model.firstAdministratorDueProperty().get());
    }

    @Test
    void whoComesByTheCityChoosesAPasswordForThisPcOrLeavesIt() {
        SignInModel model = model(true, true);
        model.city().begin();
        screen.runAll();
        assertEquals(Step.OFFLINE_PASSWORD, model.stepProperty().get());
        model.city().choose("自分で決めた合言葉です12", "ちがう合言葉です");
        assertEquals("problem.signin.password_differs", problem(model).key());
        model.city().choose("short", "short");
        assertEquals("problem.password.weak", problem(model).key());
        assertEquals(0, signedIn.size());
        model.city().choose("自分で決めた合言葉です12", "自分で決めた合言葉です12");
        screen.runAll();
        assertEquals(1, signedIn.size());
        model.city().skip();
        assertEquals(2, signedIn.size());
    }

    private static FirstAdministrator administrator(String password) {
        return new FirstAdministrator("A", "k1", "田村", "honsho", "civil", password);
    }

    private static Problem problem(SignInModel model) {
        return model.problemProperty().get();
    }

    private SignInModel model(boolean known, boolean reachable) {
        return model(Samples.signIn(known, reachable));
    }

    private SignInModel model(SignInService service) {
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
        return new SignInModel(service, new UiTasks(Runnable::run, screen, display), signedIn::add);
    }
}
