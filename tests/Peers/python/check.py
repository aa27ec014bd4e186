"""Counts passed and failed checks and prints each."""


class Checks:
    def __init__(self, peer):
        self.peer = peer
        self.passed = 0
        self.failed = 0

    def count(self, group, expected, items):
        """Compares the number of items; expected None asks for at least one."""
        self.equal(group, expected, lambda: len(list(items())))

    def equal(self, group, expected, actual):
        try:
            found = actual()
        except Exception as error:  # a peer's failure of any kind is what this test looks for
            found = f"{type(error).__name__}: {error}".split("\n")[0]
        good = found == expected or (expected is None and isinstance(found, int) and found > 0)
        self.passed += good
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {self.peer} {group}: {found}" + ("" if good else f" (expected {expected})"))

    def finish(self):
        print(f"{self.peer}: {self.passed} passed, {self.failed} failed")
        return 0 if self.failed == 0 and self.passed > 0 else 1
