package jp.kakehashi.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/// Something real whose calls of one name fail while the test says so; all others are its own.
public final class Faulty<T> {
    private final T real;
    private final T front;
    private volatile String failing = "";
    private volatile Supplier<? extends RuntimeException> fault = IllegalStateException::new;
    private volatile boolean once;

    /// In front of `real`, which answers as `type`.
    public Faulty(Class<T> type, T real) {
        this.real = real;
        this.front =
                type.cast(
                        Proxy.newProxyInstance(
                                type.getClassLoader(),
                                new Class<?>[] {type},
                                (proxy, method, args) -> call(method, args)));
    }

    private Object call(Method method, Object[] args) throws Throwable {
        if (method.getName().equals(failing)) {
            if (once) {
                mend();
            }
            throw fault.get();
        }
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// What the test gives to those who use it.
    public T front() {
        return front;
    }

    /// From now on calls of `method` end in `with`.
    public void fail(String method, Supplier<? extends RuntimeException> with) {
        fault = with;
        once = false;
        failing = method;
    }

    /// The next call of `method` ends in `with`.
    public void failOnce(String method, Supplier<? extends RuntimeException> with) {
        fault = with;
        once = true;
        failing = method;
    }

    /// All calls are those of the real thing again.
    public void mend() {
        failing = "";
    }
}
