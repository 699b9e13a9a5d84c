// What pages do where scripts run; without them they work as well.
"use strict";
