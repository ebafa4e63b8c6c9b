package jp.kakehashi.ui.signin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.signin.SignInService.AuthorityOffer;
import jp.kakehashi.ui.signin.SignInService.FirstAdministrator;
import jp.kakehashi.ui.signin.SignInService.KnownServer;
import jp.kakehashi.ui.signin.SignInService.Place;
import org.jspecify.annotations.Nullable;

/// What the sign-in screen shows and does, step by step; needs no toolkit. On the screen's
/// thread.
public final class SignInModel {
    /// The steps of the screen; at the first start a PC goes through all of them.
    public enum Step {
        SERVER,
        COMPARE,
        SIGN_IN,
        FIRST_ADMINISTRATOR
    }

    /// What is known of the connection while nobody is signed in.
    public enum Reach {
        ASKING,
        REACHABLE,
        NOT_REACHABLE
    }

    private final SignInService service;
    private final UiTasks tasks;
    private final Consumer<SessionInfo> signedIn;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.SIGN_IN);
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.ASKING);
    private final ObjectProperty<@Nullable KnownServer> server = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable AuthorityOffer> offer = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty training = new SimpleBooleanProperty();
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty staffNumber = new SimpleStringProperty("");

    /// Starts at the step that is due; `signedIn` is called once somebody is in.
    public SignInModel(SignInService service, UiTasks tasks, Consumer<SessionInfo> signedIn) {
        this.service = service;
        this.tasks = tasks;
        this.signedIn = signedIn;
        service.server().ifPresentOrElse(this::know, () -> step.set(Step.SERVER));
    }

    /// Asks the server at the address entered who it is.
    public void meet() {
        String wanted = address.get().strip();
        if (wanted.isEmpty()) {
            problem.set(Problem.invalid("problem.signin.address"));
            return;
        }
        work(tasks.run(() -> service.meet(wanted)))
                .onSuccess(
                        met -> {
                            offer.set(met);
                            step.set(Step.COMPARE);
                        });
    }

    /// The fingerprint is the one on paper.
    public void trust() {
        AuthorityOffer met = offer.get();
        if (met != null) {
            work(tasks.run(() -> service.trust(met))).onSuccess(this::know);
        }
    }

    /// The fingerprint is another one: nothing is believed, back to the address.
    public void distrust() {
        offer.set(null);
        step.set(Step.SERVER);
        problem.set(Problem.refused("problem.signin.fingerprint"));
    }

    /// Signs in with `password`, which is emptied in any case.
    public void signIn(char[] password) {
        String number = staffNumber.get().strip();
        if (number.isEmpty() || password.length == 0) {
            problem.set(Problem.invalid("problem.signin.empty"));
            return;
        }
        boolean practise = training.get();
        work(tasks.run(
                        () -> {
                            try {
                                return service.signIn(number, password, practise);
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        }))
                .onSuccess(signedIn);
    }

    /// Goes to the page for the server's very first user.
    public void startFirstAdministrator() {
        problem.set(null);
        step.set(Step.FIRST_ADMINISTRATOR);
    }

    /// Leaves that page.
    public void backToSignIn() {
        problem.set(null);
        step.set(Step.SIGN_IN);
    }

    /// Makes the first administrator, who then signs in.
    public void createFirstAdministrator(FirstAdministrator person) {
        if (Stream.of(
                        person.code(),
                        person.staffNumber(),
                        person.name(),
                        person.office(),
                        person.section(),
                        person.password())
                .anyMatch(String::isBlank)) {
            problem.set(Problem.invalid("problem.signin.incomplete"));
            return;
        }
        work(tasks.run(
                        () -> {
                            service.createFirstAdministrator(person);
                            return person.staffNumber();
                        }))
                .onSuccess(
                        number -> {
                            staffNumber.set(number);
                            backToSignIn();
                        });
    }

    /// The offices to choose from.
    public List<Place> offices() {
        return service.offices();
    }

    /// The sections to choose from.
    public List<Place> sections() {
        return service.sections();
    }

    /// The step shown.
    public ObjectProperty<Step> stepProperty() {
        return step;
    }

    /// Whether the server answers.
    public ObjectProperty<Reach> reachProperty() {
        return reach;
    }

    /// The server this PC belongs to.
    public ObjectProperty<@Nullable KnownServer> serverProperty() {
        return server;
    }

    /// The authority to compare.
    public ObjectProperty<@Nullable AuthorityOffer> offerProperty() {
        return offer;
    }

    /// What went wrong last; null when nothing did.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether an answer is being waited for.
    public BooleanProperty busyProperty() {
        return busy;
    }

    /// Whether the person wants to practise.
    public BooleanProperty trainingProperty() {
        return training;
    }

    /// Address of the server, as entered.
    public StringProperty addressProperty() {
        return address;
    }

    /// Staff number, as entered.
    public StringProperty staffNumberProperty() {
        return staffNumber;
    }

    private void know(KnownServer known) {
        server.set(known);
        address.set(known.address());
        step.set(Step.SIGN_IN);
        tasks.run(service::reachable)
                .onSuccess(answer -> reach.set(answer ? Reach.REACHABLE : Reach.NOT_REACHABLE))
                .onProblem(ignored -> reach.set(Reach.NOT_REACHABLE));
    }

    private <T> UiTask<T> work(UiTask<T> task) {
        problem.set(null);
        busy.set(true);
        return task.onProblem(problem::set).onFinished(() -> busy.set(false));
    }
}
