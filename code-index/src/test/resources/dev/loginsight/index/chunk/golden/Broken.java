package shop;

import java.util.List;

/** Does not compile. */
public class Broken {
    private int total;

    /** Fine. */
    int fine() {
        return total;
    }

    void half( {
        total = ;
    }

    void alsoFine() {
        total++;
    }
}
