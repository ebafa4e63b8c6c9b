package jp.kakehashi.ui.signin;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.signin.SignInModel.Step;
import jp.kakehashi.ui.signin.SignInService.Arrival;
import jp.kakehashi.ui.signin.SignInService.CityVisit;
import org.jspecify.annotations.Nullable;

/// The way in by the city's provider: out to the person's browser, back, and where they have none
/// yet a password for working here without a connection. On the screen's thread.
public final class CityWay {
    private static final String CANCELLED = "problem.city_identity.cancelled";

    private final SignInService service;
    private final UiTasks tasks;
    private final SignInModel model;
    private final Consumer<SessionInfo> signedIn;
    private final ReadOnlyObjectWrapper<@Nullable CityVisit> visit = new ReadOnlyObjectWrapper<>();
    private @Nullable SessionInfo arrived;

    CityWay(
            SignInService service,
            UiTasks tasks,
            SignInModel model,
            Consumer<SessionInfo> signedIn) {
        this.service = service;
        this.tasks = tasks;
        this.model = model;
        this.signedIn = signedIn;
    }

    /// Who is out in the browser; null while nobody is.
    public ReadOnlyObjectProperty<@Nullable CityVisit> visitProperty() {
        return visit.getReadOnlyProperty();
    }

    /// Sends the person to their browser.
    public void begin() {
        model.work(tasks.run(service::visitCity)).onSuccess(this::out);
    }

    private void out(CityVisit begun) {
        leave();
        visit.set(begun);
        model.stepProperty().set(Step.CITY);
        boolean practise = model.trainingProperty().get();
        tasks.run(() -> begun.arrive(practise))
                .onSuccess(arrival -> back(begun, arrival))
                .onProblem(problem -> failed(begun, problem));
    }

    private void back(CityVisit begun, Arrival arrival) {
        if (visit.get() != begun) {
            return;
        }
        leave();
        if (arrival.offlinePasswordDue()) {
            arrived = arrival.session();
            model.stepProperty().set(Step.OFFLINE_PASSWORD);
        } else {
            signedIn.accept(arrival.session());
        }
    }

    private void failed(CityVisit begun, Problem problem) {
        if (visit.get() != begun) {
            return;
        }
        leave();
        model.stepProperty().set(Step.SIGN_IN);
        model.problemProperty().set(problem.key().equals(CANCELLED) ? null : problem);
    }

    /// Gives up what goes on in the browser.
    public void cancel() {
        if (visit.get() != null) {
            leave();
            model.backToSignIn();
        }
    }

    private void leave() {
        CityVisit left = visit.get();
        visit.set(null);
        if (left != null) {
            left.close();
        }
    }

    /// Chooses the password for working here without a connection and goes on; `repeated` is the
    /// same entered a second time.
    public void choose(String own, String repeated) {
        SessionInfo session = arrived;
        Problem wrong =
                own.equals(repeated)
                        ? PasswordLength.problem(own).orElse(null)
                        : Problem.invalid("problem.signin.password_differs");
        if (wrong != null) {
            model.problemProperty().set(wrong);
        } else if (session != null) {
            model.work(
                            tasks.run(
                                    () -> {
                                        service.chooseOfflinePassword(own);
                                        return session;
                                    }))
                    .onSuccess(signedIn);
        }
    }

    /// Goes on without.
    public void skip() {
        SessionInfo session = arrived;
        if (session != null) {
            signedIn.accept(session);
        }
    }
}
