import module java.base;

/** Greets. */
void main() {
    IO.println(greeting("you"));
}

String greeting(String name) {
    return "Hello, " + name;
}

int calls = 0;
