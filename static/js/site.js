// Smooths pages that already work without it: nothing here is needed to finish a task.
import { initAll as startGovuk } from "../dist/govuk-frontend.min.js";
import { initAll as startMoj } from "../dist/moj-frontend.min.js";

startGovuk();
startMoj();
